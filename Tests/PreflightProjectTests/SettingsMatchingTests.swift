import PreflightModel
import PreflightProject
import Testing

@Suite struct SettingsMatchingTests {
    @Test(arguments: [
        ("a.png", nil, nil), ("characters/a.png", Subject.image, nil),
        ("characters/odd/a.mp4", .video, CharacterOrientation.image),
        ("characters/odd/last.mp4", .video, .video),
        ("./characters//odd/../a.png", .image, nil), ("../elsewhere/characters/a.png", nil, nil),
        ("../project/characters/a.png", .image, nil), ("/work/project/characters/a.png", .image, nil),
        ("https://cdn.example.com/characters/a.png", nil, nil),
    ])
    func `of several globs the last one counts, for each key on its own`(
        path: String, role: Subject?, orientation: CharacterOrientation?
    ) throws {
        let settings = try SettingsSample.read(
            """
            assets:
              characters/**: image
              characters/odd/**: {role: video, orientation: image}
              "**/last.mp4": {orientation: video}
            """)
        #expect(settings.role(for: path) == role)
        #expect(settings.orientation(for: path) == orientation)
    }

    @Test func `an orientation for all stands behind those by glob`() throws {
        let settings = try SettingsSample.read("orientation: video\nassets: {a/**: {orientation: image}}")
        #expect(settings.orientation(for: "a/b.mp4") == .image)
        #expect(settings.orientation(for: "b.mp4") == .video)
        #expect(settings.orientation(for: "../b.mp4") == .video)
    }

    @Test(arguments: [
        ("../.preflight.yml", "a.png", true), ("../.preflight.yml", "../work/a.png", false),
        ("../.preflight.yml", "../a.png", false), ("../.preflight.yml", "/top/sub/project/a.png", true),
        ("../../.preflight.yml", "a.png", false), ("sub/.preflight.yml", "sub/project/a.png", true),
    ])
    func `globs start at the file's folder, wherever the command is started`(
        file: String, path: String, isMatched: Bool
    ) throws {
        let settings = try SettingsSample.read(
            "assets: {project/*: image}", named: file, from: "/top/sub/project")
        #expect((settings.role(for: path) == .image) == isMatched)
    }

    @Test func `what is said of a folder holds for all that is in it`() throws {
        let settings = try SettingsSample.read("assets: {heroes: image, old/: video}")
        #expect(settings.role(for: "heroes/a/b.png") == .image)
        #expect(settings.role(for: "deep/old/b.png") == .video)
        #expect(settings.role(for: "old") == nil)
    }

    @Test(arguments: [
        "characters/eve.png", "dances/eve.mp4", "./characters/eve.png", "/work/project/dances/eve.mp4",
    ])
    func `either file of a pair leads to both`(path: String) throws {
        let settings = try SettingsSample.read(
            "pairs: [{image: characters/{name}.png, video: dances/{name}.mp4}]")
        let pairs = settings.pairs(with: path)
        #expect(pairs.map(\.image) == ["characters/eve.png"])
        #expect(pairs.map(\.video) == ["dances/eve.mp4"])
        #expect(settings.pairs(with: "characters/eve.jpg").isEmpty)
        #expect(settings.pairs(with: "../characters/eve.png").isEmpty)
    }

    @Test func `a pair is named from the working directory`() throws {
        let settings = try SettingsSample.read(
            "pairs: [{image: c/{a}-{b}.png, video: d/{b}/{a}.mp4}]", named: "../.preflight.yml",
            from: "/top/c")
        let pairs = settings.pairs(with: "eve-two.png")
        #expect(pairs.map(\.image) == ["../c/eve-two.png"])
        #expect(pairs.map(\.video) == ["../d/two/eve.mp4"])
    }

    @Test func `a star leads one way`() throws {
        let settings = try SettingsSample.read("pairs: [{image: c/{name}.png, video: \"d/*/{name}.mp4\"}]")
        #expect(settings.pairs(with: "d/long/eve.mp4").map(\.image) == ["c/eve.png"])
        #expect(settings.pairs(with: "d/long/eve.mp4").map(\.video) == ["d/long/eve.mp4"])
        #expect(settings.pairs(with: "c/eve.png").isEmpty)
    }

    @Test(arguments: [
        ("c/1.png", nil, CharacterOrientation.image), ("c/2.png", nil, .video),
        ("c/3.png", "orientation: video\n", .video), ("e/1.png", nil, .video),
    ])
    func `a pair's orientation is its own, else the video's, else the image's, else that for all`(
        image: String, first: String?, orientation: CharacterOrientation
    ) throws {
        let settings = try SettingsSample.read(
            (first ?? "") + """
                assets:
                  d/1.mp4: {orientation: image}
                  c/1.png: {orientation: video}
                  c/2.png: {orientation: video}
                pairs:
                  - {image: c/{n}.png, video: d/{n}.mp4}
                  - {image: e/{n}.png, video: d/{n}.mp4, orientation: video}
                """)
        #expect(settings.pairs(with: image).map(\.orientation) == [orientation])
    }

    @Test func `a finding is ignored by code and place`() throws {
        let settings = try SettingsSample.read(
            """
            ignore:
              - {code: VID012, paths: [old/**], reason: one}
              - {code: VID012, paths: [old/**, new/a.mp4], reason: two}
              - {code: IMG009, reason: three}
            """)
        #expect(settings.ignore("VID012", at: "old/a.mp4")?.reason == "one")
        #expect(settings.ignore("VID012", at: "new/a.mp4")?.reason == "two")
        #expect(settings.ignore("VID012", at: "new/a.mp4")?.line == 3)
        #expect(settings.ignore("VID012", at: "b.mp4") == nil)
        #expect(settings.ignore("VID012", at: "../old/a.mp4") == nil)
        #expect(settings.ignore("IMG009", at: "../old/a.mp4")?.reason == "three")
        #expect(settings.ignore("IMG001", at: "old/a.mp4") == nil)
    }
}
