import Foundation
import TestSupport
import Testing

/// Images and videos that belong together, and what changed of them.
@Suite(.tags(.slow), .ownThread) struct GatePairTests {
    private static let settings = """
        pairs:
          - {image: characters/{name}.png, video: dances/{name}.mp4, orientation: image}
        """
    private static let hero = "demo/hero.png"
    private static let dance = "demo/dance.mp4"

    /// For example `ada: characters/ada.png pass, dances/ada.mp4 pass`; what belongs to none stands alone.
    private func pairs(_ run: JudgedRun) -> [String] {
        var lines: [String] = []
        var last: String?
        for asset in run.assets {
            let text = "\(asset.path) \(asset.verdict)"
            if let pair = asset.pair, pair == last {
                lines[lines.count - 1] += ", \(text)"
            } else {
                lines.append(asset.pair.map { "\($0): \(text)" } ?? text)
            }
            last = asset.pair
        }
        return lines
    }

    @Test func `pairs of a folder are judged together, and what belongs to none on its own`() throws {
        let folder = try GateFolder(
            [
                "characters/ada.png": Self.hero, "dances/ada.mp4": Self.dance, "characters/bo.png": Self.hero,
                "dances/bo.mp4": "video/duration-10.1.mp4", "dances/long.mp4": "video/duration-10.1.mp4",
                "other.png": Self.hero,
            ], settings: Self.settings)
        let run = try folder.run()
        #expect(
            pairs(run) == [
                "ada: characters/ada.png pass, dances/ada.mp4 pass",
                "bo: characters/bo.png pass, dances/bo.mp4 fail",
                "long: characters/long.png fail, dances/long.mp4 fail", "other.png pass",
            ])
        #expect(run.outcome("characters/long.png") == "fail SRC001")
        #expect(run.outcome("dances/bo.mp4")?.hasPrefix("fail VID006") == true)
    }

    @Test func `pairs of a folder have both members, whichever is missing`() throws {
        for (present, missing) in [
            ("characters/a.png", "dances/a.mp4"), ("dances/a.mp4", "characters/a.png"),
        ] {
            let folder = try GateFolder(
                [present: present.hasSuffix("png") ? Self.hero : Self.dance], settings: Self.settings)
            let run = try folder.run()
            #expect(run.assets.map(\.path) == ["characters/a.png", "dances/a.mp4"])
            #expect(run.outcome(missing) == "fail SRC001" && run.outcome(present) == "pass")
            #expect(try folder.check().status == 1)
        }
    }

    @Test func `pairs of a folder whose names only look the same are two`() throws {
        // One accent is a character of its own, the other follows its letter.
        let (one, two) = ("caf\u{E9}", "cafe\u{301}")
        let folder = try GateFolder(
            ["characters/\(one).png": Self.hero, "dances/\(two).mp4": Self.dance], settings: Self.settings)
        let run = try folder.run()
        let paths = run.assets.map { Array($0.path.utf8) }
        let expected = [
            "characters/\(two).png", "dances/\(two).mp4", "characters/\(one).png", "dances/\(one).mp4",
        ].map { Array($0.utf8) }
        #expect(Set(paths) == Set(expected) && run.summary.fail == 2)
    }

    @Test func `pairs of a folder are judged when only one of the two has changed`() throws {
        let folder = try GateFolder(
            [
                "characters/ada.png": Self.hero, "dances/ada.mp4": Self.dance, "characters/bo.png": Self.hero,
                "dances/bo.mp4": Self.dance, "alone.png": Self.hero,
            ], settings: Self.settings)
        try folder.git("init -q -b main")
        try folder.git("add -A")
        try folder.git("commit -qm first")
        let unchanged = try folder.check("--changed-since", "HEAD")
        #expect(unchanged.status == 2 && unchanged.errors.contains("--allow-empty"), "\(unchanged)")
        #expect(try folder.check("--changed-since", "HEAD", "--allow-empty").status == 0)

        try folder.add("dances/bo.mp4", "demo/dance-too-long.mp4")
        try folder.add("new.png", "demo/hero-too-small.jpg")
        let run = try folder.run("--changed-since", "HEAD")
        #expect(
            pairs(run) == ["bo: characters/bo.png pass, dances/bo.mp4 fail", "new.png fail"])
        try folder.git("add -A")
        try folder.git("commit -qm second")
        #expect(try pairs(folder.run("--changed-since", "HEAD~1")) == pairs(run))
        #expect(try folder.run("--changed-since", "HEAD~1", "dances").assets.count == 2)
        #expect(try folder.check("--changed-since", "no-such-revision").status == 2)
    }

    @Test func `pairs of a folder are not found where git is not`() throws {
        let folder = try GateFolder(["a.png": Self.hero])
        let result = try folder.check("--changed-since", "HEAD")
        #expect(result.status == 2 && result.errors.hasPrefix("error: "), "\(result)")
    }
}
