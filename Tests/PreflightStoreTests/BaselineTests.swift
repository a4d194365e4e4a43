import Foundation
import PreflightModel
import PreflightStore
import TestSupport
import Testing

@Suite(.tags(.readsStrangersBytes)) struct BaselineTests {
    static func hash(_ number: Int) throws -> ContentHash {
        let digits = String(number, radix: 16)
        return try #require(ContentHash(String(repeating: "0", count: 64 - digits.count) + digits))
    }

    private static func entries() throws -> [BaselineEntry] {
        [
            BaselineEntry(sha256: try hash(2), code: "IMG009", path: "b.png"),
            BaselineEntry(sha256: try hash(1), code: "VID012", path: "a.mp4"),
            BaselineEntry(sha256: try hash(1), code: "VID003", path: "a.mp4"),
            BaselineEntry(sha256: try hash(3), code: "REQ001", pointer: "/prompt", path: "r.request.json"),
            BaselineEntry(
                sha256: try hash(4), code: "IMG001", path: "\"\\\n\u{1B}\u{2028}\u{202E}中🙂\u{301}.png"),
        ]
    }

    @Test func `a baseline is written so that its changes can be read`() throws {
        let text = Baseline.text(try Self.entries() + Self.entries().shuffled())
        #expect(Golden(beside: #filePath).difference(text, "baseline.json") == nil)
        let mistakes = try JSONSchema.published
            .mistakes(in: text, schema: "preflight-baseline-1.schema.json")
        #expect(mistakes == [])
    }

    @Test func `a baseline without entries is one too`() throws {
        let text = Baseline.text([])
        #expect(text == "{\n  \"schema\": \"preflight-baseline/1\",\n  \"entries\": []\n}\n")
        let folder = try TemporaryFolder()
        let baseline = try Baseline.read(try folder.write("baseline", text))
        #expect(!baseline.contains("IMG009", of: try Self.hash(2)))
    }

    @Test func `a baseline read back knows what was written`() throws {
        let folder = try TemporaryFolder()
        let text = Baseline.text(try Self.entries() + Self.entries())
        let baseline = try Baseline.read(try folder.write("baseline", text))
        for entry in try Self.entries() {
            #expect(baseline.contains(entry.code, of: entry.sha256, pointer: entry.pointer))
            #expect(!baseline.contains(entry.code, of: entry.sha256, pointer: "/other"))
            #expect(!baseline.contains("IMG999", of: entry.sha256, pointer: entry.pointer))
            #expect(!baseline.contains(entry.code, of: try Self.hash(99), pointer: entry.pointer))
        }
        // Nothing is gone, and every path is as it was.
        let stale = BaselineMatching(baseline).stale { _ in false }
        #expect(stale.map(\.path) == (try Self.entries()).map(\.path).sorted())
    }

    @Test(arguments: [0, 1, 2, 3, 100, 1001])
    func `a baseline finds an entry among any number`(count: Int) throws {
        let entries = try (0..<count).map {
            BaselineEntry(sha256: try Self.hash($0 / 3), code: "IMG00\($0 % 3)", path: "\($0).png")
        }
        let baseline = Baseline(entries.shuffled())
        for entry in entries { #expect(baseline.contains(entry.code, of: entry.sha256)) }
        #expect(!baseline.contains("IMG003", of: try Self.hash(0)))
        #expect(!baseline.contains("IMG000", of: try Self.hash(count)))
    }

    @Test func `a baseline says what is out of date`() throws {
        let entries = try [
            ("met.png", 1), ("fixed.png", 2), ("gone.png", 3), ("unjudged.png", 4), ("moved.png", 5),
        ]
        .map { BaselineEntry(sha256: try Self.hash($1), code: "IMG009", path: $0) }
        let twice = BaselineEntry(sha256: try Self.hash(6), code: "IMG009", path: "fixed.png")
        let other = BaselineEntry(sha256: try Self.hash(2), code: "IMG001", path: "fixed.png")
        var matching = BaselineMatching(Baseline(entries + [twice, other]))
        for path in ["met.png", "fixed.png", "new.png", "elsewhere.png"] { matching.judge(path) }
        #expect(matching.meet("IMG009", of: try Self.hash(1)))
        #expect(matching.meet("IMG009", of: try Self.hash(5)), "it was moved to elsewhere.png")
        #expect(!matching.meet("IMG009", of: try Self.hash(7)))
        let there = ["met.png", "fixed.png", "unjudged.png", "elsewhere.png"]
        let stale = matching.stale { there.contains($0) }
        #expect(
            stale.map { "\($0.path) \($0.code)" } == [
                "fixed.png IMG001", "fixed.png IMG009", "gone.png IMG009",
            ])
    }

    @Test func `a baseline of nothing is never out of date`() {
        var matching = BaselineMatching(Baseline([]))
        matching.judge("a.png")
        #expect(matching.stale { _ in false } == [])
    }
}
