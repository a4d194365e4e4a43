import Foundation
import MediaPreflight
import ReportTestSupport
import Testing

/// A folder of 2 000 files whose verdicts are known.
@Suite struct `A tree of 2 000 assets` {
    private let golden = Golden(beside: #filePath)

    @Test func `gets the verdicts that are known of its files, and one of every cause`() throws {
        let tree = try AssetTree(count: 2000)
        let result = try Repository.preflight("check", ".", "--offline", "--format", "json", in: tree.url)
        #expect(result.status == 1 && result.errors.isEmpty, "\(result.errors)")
        let schema = JSONSchema(folder: Repository.root.appendingPathComponent("Schemas"))
        #expect(try schema.mistakes(in: result.output, schema: "preflight-report-1.schema.json") == [])

        let run = try JudgedRun(result.output)
        let outcomes = run.outcomes
        let missing = tree.entries.filter { outcomes[Array($0.path.utf8)] == nil }.map(\.path)
        #expect(missing == [])
        #expect(outcomes.count == tree.entries.count && tree.entries.count == 2000)
        #expect(run.summary.unjudged == 0)
        var bySource: [String: Set<String>] = [:]
        for entry in tree.entries {
            let outcome = outcomes[Array(entry.path.utf8)].map(\.description) ?? "was not judged"
            bySource[entry.source, default: []].insert(outcome)
        }
        // What a file is called, and where it is, changes nothing: each source has one outcome.
        let table = bySource.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .map { "\($0.key): \($0.value.sorted().joined(separator: " OR "))\n" }.joined()
        #expect(!table.contains(" OR ") && !table.contains("not judged"))
        #expect(golden.difference(table, "tree.txt") == nil)

        let caused = Set(run.findings.map(\.code))
        let uncaused = Set(Preflight.rules.map(\.code)).subtracting(caused)
        #expect(
            uncaused == Self.causedElsewhere, "\(uncaused.symmetricDifference(Self.causedElsewhere).sorted())"
        )
    }

    /// What no file on disk causes.
    private static let causedElsewhere: Set<String> = [
        // Said on request only.
        "CNT001",
        // A line of `preflight stream`.
        "REQ023",
        // What a server does, or what is between here and there.
        "SRC016", "SRC017", "SRC018", "SRC019", "SRC020", "SRC021", "SRC022", "SRC023", "SRC024", "SRC025",
        "SRC026", "SRC027", "SRC029", "SRC030", "SRC031",
    ]
}
