import PreflightModel
import PreflightProject
import Testing

@Suite struct GlobTemplateTests {
    @Test(arguments: [
        ("characters/{name}.png", "characters/hero.png", ["name": "hero"]),
        ("characters/{name}.png", "characters/日本 語.png", ["name": "日本 語"]),
        ("characters/{name}.png", "characters/a.png.png", ["name": "a.png"]),
        ("characters/{name}.png", "characters/.png", nil),
        ("characters/{name}.png", "characters/a/b.png", nil),
        ("characters/{name}.png", "characters/hero.PNG", nil),
        ("./{name}", "a", ["name": "a"]),
        ("{set}/{name}.png", "a/b.png", ["set": "a", "name": "b"]),
        // What stands first takes what it can.
        ("{name}_{take}.mp4", "hero_red_01.mp4", ["name": "hero_red", "take": "01"]),
        ("{name}-*.mp4", "a-b-c.mp4", ["name": "a-b"]),
        ("*-{name}.mp4", "a-b-c.mp4", ["name": "c"]),
        ("{name}*.mp4", "a.mp4", nil),
        ("\\{{name}\\}", "{a}", ["name": "a"]),
        ("a\\*{name}", "a*b", ["name": "b"]),
        ("a\\*{name}", "axb", nil),
    ])
    func `a path is taken apart`(_ text: String, path: String, expected: [String: String]?) {
        #expect((try? GlobTemplate(text))?.captures(path) == expected)
    }

    @Test func `what one template takes apart another puts together`() throws {
        let image = try GlobTemplate("characters/{set}/{name}.png")
        let video = try GlobTemplate("dances/{name}-{set}.mp4")
        #expect(image.names == ["set", "name"])
        let captures = try #require(image.captures("characters/red/hero.png"))
        #expect(video.path(captures) == "dances/hero-red.mp4")
        #expect(video.captures("dances/hero-red.mp4") == captures)
        #expect(image.path(captures) == "characters/red/hero.png")
    }

    @Test(arguments: [
        ("{name}.mp4", [:]), ("{name}.mp4", ["other": "a"]), ("{name}.mp4", ["name": ""]),
        ("{name}.mp4", ["name": "a/b"]), ("{name}.mp4", ["name": "a\0b"]), ("{name}/x", ["name": ".."]),
        ("x/{name}", ["name": "."]), ("{name}-*.mp4", ["name": "a"]),
    ])
    func `a path that nobody can tell is not made up`(_ text: String, captures: [String: String]) throws {
        #expect(try GlobTemplate(text).path(captures) == nil)
    }

    @Test(arguments: [
        ("", "must be the path of a file below the folder, without '..'"),
        ("/{a}", "must be the path of a file below the folder, without '..'"),
        ("{a}/", "must be the path of a file below the folder, without '..'"),
        ("../{a}", "must be the path of a file below the folder, without '..'"),
        ("a.png", "has no placeholder, such as {name}"),
        ("{}", "has the placeholder '{}': a name is letters, digits and _"),
        ("{a b}", "has the placeholder '{a b}': a name is letters, digits and _"),
        ("{png,jpg}", "has the placeholder '{png,jpg}': a name is letters, digits and _"),
        ("{a}-{a}", "has the placeholder '{a}' twice"),
        ("{a", "lacks a closing brace"),
        ("a}{b}", "has a '}' that closes nothing"),
        ("{a}?", "has '?', which a template does not know; write \\? for the character"),
        ("{a}[b]", "has '[', which a template does not know; write \\[ for the character"),
        ("**/{a}", "has two placeholders or stars with nothing between them"),
        ("{a}{b}", "has two placeholders or stars with nothing between them"),
        ("{a}\\", "ends in a backslash"),
    ])
    func `a mistake is told`(_ text: String, mistake: String) {
        #expect(throws: PreflightError(.invalidGlob, "The template '\(text)' \(mistake).")) {
            try GlobTemplate(text)
        }
    }

    @Test func `a hostile template and a hostile path stay cheap`() throws {
        let template = try GlobTemplate(String(repeating: "*a", count: 100) + "*-{name}b")
        #expect(template.captures(String(repeating: "a", count: 1000)) == nil)
        #expect(template.captures(String(repeating: "a", count: 100_000)) == nil)
    }
}
