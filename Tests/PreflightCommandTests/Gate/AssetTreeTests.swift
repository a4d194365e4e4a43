import Foundation
import MediaPreflight
import TestSupport
import Testing

/// A folder of 2 000 files whose verdicts are known.
@Suite(.tags(.slow), .ownThread) struct AssetTreeTests {
    private let golden = Golden(beside: #filePath)

    @Test
    func `a tree of 2 000 assets gets the verdicts that are known of its files, and one of every cause`()
        throws
    {
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

    @Test func `a tree of 2 000 assets fits the schemas of those who read its reports`() throws {
        let tree = try AssetTree(count: 400)
        let folder = try TemporaryFolder()
        let formats = ["sarif", "gitlab", "junit", "ndjson"]
        let result = try Program("preflight").run(
            ["check", ".", "--offline"] + formats.flatMap { ["--format", "\($0)=\(folder.path($0))"] },
            in: tree.url)
        #expect(result.status == 1 && result.errors.isEmpty, "\(result.errors)")

        let schemas = Repository.root.appendingPathComponent("Tests/PreflightReportsTests/Schemas")
        for (format, schema) in [
            ("sarif", "sarif-schema-2.1.0.json"), ("gitlab", "gitlab-code-quality.schema.json"),
        ] {
            let mistakes = try JSONSchema(folder: schemas).mistakes(
                in: folder.text(format) ?? "", schema: schema)
            #expect(mistakes == [])
        }
        let report = JSONSchema(folder: Repository.root.appendingPathComponent("Schemas"))
        let lines = (folder.text("ndjson") ?? "").split(separator: "\n")
        #expect(lines.count == tree.entries.count)
        for line in lines {
            #expect(try report.mistakes(in: String(line), schema: "preflight-report-1.schema.json") == [])
        }
        let xsd = schemas.appendingPathComponent("junit-10.xsd").path
        let xmllint = try Program.shell("xmllint --noout --schema '\(xsd)' '\(folder.path("junit"))'")
        #expect(xmllint.status == 0, "\(xmllint.errors)")
    }

    @Test func `a tree of 2 000 assets has requests that find the media beside them`() throws {
        let folder = try GateFolder(["hero.png": "demo/hero.png", "dance.mp4": "demo/dance.mp4"])
        let names = HostileNames.all.map { "\($0.prefix(60)).request.json" }
        let body =
            #"{"image_url": "hero.png", "video_url": "dance.mp4", "character_orientation": "image", "mode": "pro"}"#
        for name in names { try folder.write(name, body) }
        let run = try folder.run(".", "--offline", "--include", "*.json")
        #expect(run.requests.count == names.count)
        #expect(run.outcomes.values.allSatisfy { $0.verdict == "pass" }, "\(run.outcomes)")
        // Named one by one, and found: each is judged once.
        let all = try Program("preflight").run(
            ["check", "--offline", "--format", "json", "."] + names.prefix(20).map { "./\($0)" },
            in: folder.folder.url)
        #expect(try JudgedRun(all.output).requests.count == names.count)
    }

    /// What no file on disk causes.
    private static let causedElsewhere: Set<String> = [
        // Said on request only.
        "CNT001",
        // No limit of the profile that is judged against.
        "VID020",
        // The rest of a large file that is not fetched.
        "IMG013",
        // A process that crashes.
        "SRC034",
        // A line of `preflight stream`.
        "REQ023",
        // What a server does, or what is between here and there.
        "SRC016", "SRC017", "SRC018", "SRC019", "SRC020", "SRC021", "SRC022", "SRC023", "SRC024", "SRC025",
        "SRC026", "SRC027", "SRC029", "SRC030", "SRC031", "SRC032",
    ]
}
