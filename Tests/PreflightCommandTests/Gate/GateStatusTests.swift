import Foundation
import TestSupport
import Testing

/// What a run comes to, and how much of it is told.
@Suite(.tags(.slow), .ownThread) struct GateStatusTests {
    private static let samples = [
        "pass": "demo/hero.png", "warning": "image/animated.png", "unknown": "hostile/timescale-zero.mp4",
        "fail": "demo/hero-too-small.jpg",
    ]

    private static func folder(_ kinds: [String]) throws -> GateFolder {
        let files = kinds.map { kind -> (String, String) in
            let sample = samples[kind] ?? ""
            return ("\(kind).\(sample.suffix(3))", sample)
        }
        return try GateFolder(Dictionary(files) { first, _ in first })
    }

    @Test(
        arguments: [
            (["pass"], [0, 0, 0, 0, 0, 0]),
            (["pass", "warning"], [0, 0, 1, 0, 1, 0]),
            (["pass", "unknown"], [0, 3, 3, 0, 3, 0]),
            (["warning", "unknown"], [0, 3, 1, 0, 1, 0]),
            (["pass", "warning", "unknown", "fail"], [1, 1, 1, 0, 1, 1]),
        ] as [([String], [Int32])])
    func `a run ends with a status that says what it came to`(kinds: [String], statuses: [Int32]) throws {
        let folder = try Self.folder(kinds)
        let options = [
            ["--fail-on", "error"], ["--fail-on", "unknown"], ["--fail-on", "warning"],
            ["--fail-on", "never"],
            ["--strict"], ["--allow-unknown"],
        ]
        let program = try Program("preflight")
        let found = try options.map { try program.run(["check", "."] + $0, in: folder.folder.url).status }
        #expect(found == statuses)
        #expect(
            try program.run(["check", "."], in: folder.folder.url).status == statuses[1],
            "unknown is the default")
    }

    @Test(arguments: [(0, 0), (1, 1), (2, 2), (1000, 4)])
    func `a run lists as many findings as are asked for, and counts all`(most: Int, listed: Int) throws {
        let folder = try GateFolder(["a.jpg": "demo/hero-too-small.jpg", "b.jpg": "demo/hero-too-small.jpg"])
        let run = try folder.run(".", "--max-findings", "\(most)")
        #expect(run.findings.count == listed && run.summary.errors == 4 && run.summary.unlisted == 4 - listed)
        #expect(run.summary.fail == 2 && run.assets.map(\.verdict) == ["fail", "fail"])
        let text = try folder.check(".", "--max-findings", "\(most)")
        #expect(text.status == 1)
        #expect(text.output.contains("4 errors"), "\(text.output)")
    }

    @Test func `a run is quiet when it is asked to be`() throws {
        let passing = try Self.folder(["pass", "warning"])
        #expect(try passing.check(".", "--quiet").output == "")
        let failing = try Self.folder(["pass", "warning", "fail", "unknown"])
        let result = try failing.check(".", "--quiet")
        #expect(result.status == 1 && result.output.contains("IMG003"), "\(result.output)")
        #expect(!result.output.contains("pass.png") && !result.output.contains("warning.png"))
    }

    @Test func `a run tells how often each code was found`() throws {
        let folder = try GateFolder([
            "a.jpg": "demo/hero-too-small.jpg", "b.jpg": "demo/hero-too-small.jpg",
            "c.png": "image/16-bit.png",
        ])
        let result = try folder.check(".", "--statistics")
        #expect(result.status == 1)
        for (code, count) in [("IMG003", 2), ("IMG005", 2), ("IMG009", 1)] {
            let line = result.output.split(separator: "\n").first { $0.contains(code) } ?? ""
            #expect(line.split(separator: " ").contains("\(count)"), "\(result.output)")
        }
        #expect(!result.output.contains("a.jpg"))
    }
}
