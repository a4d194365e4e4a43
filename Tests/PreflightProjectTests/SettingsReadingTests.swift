import PreflightModel
import PreflightProject
import Testing

@Suite struct SettingsReadingTests {
    private static let everything = """
        profile: kkiai
        orientation: image
        paths: [assets, ./more/, https://cdn.example.com/hero.png]
        include: ["**/*.png", **/*.{mov,mp4}]
        exclude: ["drafts/**"]
        requests: ["*.order.json"]
        assets:
          characters/**: image
          dances/short/**: {role: video, orientation: image}
        pairs:
          - image: characters/{name}.png
            video: dances/{name}.mp4
            orientation: video
        severity: {IMG009: error, VID012: note}
        ignore:
          - code: VID012
            paths: ["dances/old/**"]
            reason: agreed with the studio
        outputs: [text, sarif=reports/preflight.sarif]
        baseline: .preflight-baseline.json
        failOn: warning

        """.replacing("**/*.{mov,mp4}", with: "'**/*.{mov,mp4}'")

    @Test func `of a list of profiles, the files are beside the settings`() throws {
        let settings = try SettingsSample.read(
            "profile: kkiai, ./mine.yml,kling-v1\n", named: "sub/.preflight.yml")
        #expect(
            settings.profile == "kkiai,sub/./mine.yml,kling-v1"
                || settings.profile == "kkiai,sub/mine.yml,kling-v1")
    }

    @Test func `every key is read`() throws {
        let settings = try SettingsSample.read(Self.everything)
        #expect(settings.file == ".preflight.yml")
        #expect(settings.profile == "kkiai")
        #expect(settings.orientation == .image)
        #expect(settings.paths == ["assets", "more", "https://cdn.example.com/hero.png"])
        #expect(settings.severities == ["IMG009": .error, "VID012": .note])
        #expect(settings.ignores.map(\.code) == ["VID012"])
        #expect(settings.ignores.map(\.reason) == ["agreed with the studio"])
        #expect(settings.ignores.map(\.line) == [16])
        #expect(
            settings.outputs.map { [$0.format, $0.path] } == [
                ["text", nil], ["sarif", "reports/preflight.sarif"],
            ])
        #expect(settings.baseline == ".preflight-baseline.json")
        #expect(settings.failOn == .warning)
        #expect(settings.include.map(\.glob.pattern) == ["**/*.png", "**/*.{mov,mp4}"])
        #expect(settings.exclude.map(\.glob.pattern) == ["drafts/**"])
        #expect(settings.requests.map(\.glob.pattern) == ["*.order.json"])
        #expect(settings.role(for: "characters/a/b.png") == .image)
        #expect(settings.pairs(with: "dances/eve.mp4").map(\.image) == ["characters/eve.png"])
    }

    @Test func `without keys everything is judged as it comes`() throws {
        let settings = try SettingsSample.read("")
        #expect(settings.paths == ["."])
        #expect(settings.include.isEmpty && settings.exclude.isEmpty)
        #expect(settings.requests.map(\.glob.pattern) == ["*.request.json"])
        #expect(settings.role(for: "a.png") == nil && settings.orientation(for: "a.png") == nil)
        #expect(settings.pairs(with: "a.png").isEmpty)
        #expect(settings.ignore("IMG001", at: "a.png") == nil)
        #expect(settings.outputs.isEmpty && settings.severities.isEmpty && settings.baseline == nil)
    }

    @Test(arguments: [
        (".preflight.yml", "mine.yml", "mine.yml"), ("../.preflight.yml", "limits/mine", "../limits/mine"),
        ("/etc/p.yml", "./mine.yml", "/etc/mine.yml"), ("p.yml", "/srv/mine.yml", "/srv/mine.yml"),
        ("../p.yml", "kkiai", "kkiai"),
    ])
    func `a profile is an id, or a path from the file's folder`(
        file: String, written: String, profile: String
    ) throws {
        #expect(try SettingsSample.read("profile: \(written)", named: file).profile == profile)
    }

    @Test(arguments: [
        (".preflight.yml", "."), ("../../.preflight.yml", "../.."), ("/a/b.yml", "/a"), ("a/b.yml", "a"),
    ])
    func `globs that select files start at the file's folder`(file: String, folder: String) throws {
        let settings = try SettingsSample.read("include: [a]\nexclude: [b]", named: file)
        for globs in [settings.include, settings.exclude, settings.requests] {
            #expect(globs.map(\.folder) == [folder])
        }
    }

    @Test func `paths lead from the working directory`() throws {
        let settings = try SettingsSample.read(
            "paths: [assets, ., ../other, /srv]\noutputs: [json=out/./a.json]\nbaseline: b.json\n",
            named: "../../.preflight.yml")
        #expect(settings.paths == ["../../assets", "../..", "../../../other", "/srv"])
        #expect(settings.outputs.map(\.path) == ["../../out/a.json"])
        #expect(settings.baseline == "../../b.json")
        #expect(try SettingsSample.read("", named: "../../.preflight.yml").paths == ["../.."])
    }

    @Test(arguments: ["text", "json", "ndjson", "sarif", "junit", "github", "gitlab", "markdown", "html"])
    func `every format is an output, with a file and without`(format: String) throws {
        let settings = try SettingsSample.read("outputs: [\(format), \(format)=a=b]")
        #expect(settings.outputs.map(\.format) == [format, format])
        #expect(settings.outputs.map(\.path) == [nil, "a=b"])
    }

    @Test(arguments: [
        "pairs: [{image: c/{name}.png, video: d/{name}.mp4}]",
        "pairs: [{image: c/{name}.png,video: d/{name}.mp4, orientation: image}]",
        "pairs:\n  - {image: 'c/{name}.png', video: \"d/{name}.mp4\"}",
        "pairs:\n  - image: c/{name}.png # {name}\n    video: d/{name}.mp4",
        "pairs:\n- image: >-\n    c/{name}.png\n  video: |-\n    d/{name}.mp4",
    ])
    func `a template is read in every spelling`(yaml: String) throws {
        let pairs = try SettingsSample.read(yaml).pairs(with: "c/eve.png")
        #expect(pairs.map(\.video) == ["d/eve.mp4"])
    }

    @Test(arguments: ["[{name}.png, x]", "[x, a.{name,png}]", "{name}.png", "a/{name}/b", "'{name}.png'"])
    func `braces without blanks are text, inside brackets and at the beginning`(value: String) throws {
        // The texts of a wrong type's message would do too; paths are the simplest to see.
        let yaml = value.hasPrefix("[") ? "paths: \(value)" : "paths:\n  - \(value)"
        let paths = try SettingsSample.read(yaml).paths
        #expect(
            paths.contains {
                $0.contains("{name") && $0.contains("}") && !$0.contains(SettingsSample.noncharacter)
            }, "\(paths)")
    }

    @Test(arguments: ["Tom &Jerry/**", "R&D/**", "'&co/**'", "\"&co/**\"", "(a) &b/**"])
    func `an ampersand in a name is no anchor`(glob: String) throws {
        _ = try SettingsSample.read("exclude:\n  - \(glob)\n")
    }

    @Test func `a name of digits is a text`() throws {
        #expect(try SettingsSample.read("paths: [2024, 1e3, 0x10]").paths == ["2024", "1e3", "0x10"])
    }
}
