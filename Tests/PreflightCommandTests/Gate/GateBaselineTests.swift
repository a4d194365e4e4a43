import Foundation
import TestSupport
import Testing

/// What is known, and does not fail.
@Suite(.tags(.slow), .ownThread) struct GateBaselineTests {
    private static let known = ".preflight-baseline.json"

    private func baseline(_ folder: URL, _ arguments: String...) throws -> Program.Result {
        try Program("preflight").run(["baseline"] + arguments, in: folder)
    }

    @Test func `a baseline of a whole tree lets all of it pass, and nothing that is new`() throws {
        let tree = try AssetTree(count: 400)
        // What has no content cannot be known by it.
        let options = [".", "--offline", "--exclude", "no files/**"]
        let written = try Program("preflight").run(["baseline", "--strict"] + options, in: tree.url)
        #expect(written.status == 0 && written.errors.isEmpty, "\(written)")
        func check(_ arguments: String...) throws -> Program.Result {
            try Program("preflight").run(
                ["check", "--baseline", Self.known] + options + arguments, in: tree.url)
        }
        let strict = try check("--fail-on", "warning", "--quiet")
        #expect(strict.status == 0, "\(strict.output)")
        let run = try JudgedRun(check("--format", "json").output)
        #expect(run.summary.errors == 0 && run.summary.fail == 0 && run.summary.unknown == 0)
        #expect(run.findings.allSatisfy { $0.suppression?.kind == "baseline" || $0.severity == "note" })
        try FileManager.default.copyItem(
            at: Repository.demo.appendingPathComponent("hero-too-small.jpg"),
            to: tree.url.appendingPathComponent("new.jpg"))
        // Its content is known.
        #expect(try check().status == 0)
        let file = try FileHandle(forWritingTo: tree.url.appendingPathComponent("new.jpg"))
        try file.seekToEnd()
        try file.write(contentsOf: Data([0]))
        try file.close()
        let changed = try JudgedRun(check("--format", "json").output)
        #expect(changed.assets.filter { $0.verdict == "fail" }.map(\.path) == ["new.jpg"])
    }

    @Test func `a baseline goes with a file that is moved, and not with one that is changed`() throws {
        let folder = try GateFolder(["a.jpg": "demo/hero-too-small.jpg", "b.mp4": "demo/dance-too-long.mp4"])
        #expect(try baseline(folder.folder.url, ".").status == 0)
        try folder.folder.makeFolder("deep")
        try FileManager.default.moveItem(
            atPath: folder.folder.path("a.jpg"), toPath: folder.folder.path("deep/c.jpg"))
        #expect(try folder.check(".", "--baseline", Self.known).status == 0)
        try folder.add("deep/c.jpg", "image/side-299x300.jpg")
        let run = try folder.run(".", "--baseline", Self.known)
        #expect(run.summary.fail == 1 && run.outcome("deep/c.jpg") == "fail IMG003")
        try folder.add("deep/c.jpg", "demo/hero.png")
        let text = try folder.check(".", "--baseline", Self.known)
        #expect(text.status == 0 && text.output.contains("a.jpg"), "what is stale is told: \(text.output)")
    }

    @Test func `a baseline may be named by the settings, and is fixed by writing it anew`() throws {
        let folder = try GateFolder(["a.jpg": "demo/hero-too-small.jpg"], settings: "baseline: known.json")
        #expect(try folder.check().status == 2, "it does not exist")
        #expect(try baseline(folder.folder.url).status == 0)
        #expect(try folder.check().status == 0)
        try folder.write("known.json", #"{"schema": "#)
        let damaged = try folder.check()
        #expect(damaged.status == 2 && damaged.errors.contains("known.json"), "\(damaged)")
    }
}
