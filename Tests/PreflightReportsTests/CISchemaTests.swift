import Foundation
import PreflightModel
import PreflightReports
import TestSupport
import Testing

/// The CI formats against the schemas of those who read them.
@Suite(.tags(.slow), .ownThread) struct CISchemaTests {
    private let foreign = JSONSchema(beside: #filePath)
    private static let names = Sample.runs.keys.sorted()

    @Test(arguments: names)
    func `every line of NDJSON fits the schema of a report`(name: String) throws {
        let run = try #require(Sample.runs[name])
        let lines = try CIFormat.ndjson.text(run).split(separator: "\n")
        #expect(lines.count == run.summary.reports)
        let schema = JSONSchema.published
        for line in lines {
            #expect(try schema.mistakes(in: String(line), schema: "preflight-report-1.schema.json") == [])
        }
    }

    @Test(arguments: names)
    func `SARIF fits the OASIS schema, and what GitHub asks for besides`(name: String) throws {
        let run = try #require(Sample.runs[name])
        let text = try CIFormat.sarif.text(run)
        #expect(try foreign.mistakes(in: text, schema: "sarif-schema-2.1.0.json") == [])
        let log = try SARIFLog(text)
        for result in log.results {
            #expect(log.rules[result.ruleIndex] == result.ruleId)
            // GitHub shows no result without a line, and none of the level `none`.
            #expect(result.startLine >= 1)
            #expect((result.level == "none") == (result.kind != "fail"))
        }
        #expect(log.rules == log.rules.sorted())
        #expect(Set(log.results.map(\.fingerprint)).count == log.results.count)
    }

    @Test(arguments: names)
    func `GitLab's report fits its documentation, and no fingerprint comes twice`(name: String) throws {
        let run = try #require(Sample.runs[name])
        let text = try CIFormat.gitlab.text(run)
        #expect(try foreign.mistakes(in: text, schema: "gitlab-code-quality.schema.json") == [])
        let issues = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]] ?? []
        #expect(Set(issues.compactMap { $0["fingerprint"] as? String }).count == issues.count)
    }

    @Test(arguments: names)
    func `JUnit fits the schema that Jenkins holds it against`(name: String) throws {
        let run = try #require(Sample.runs[name])
        let folder = try TemporaryFolder()
        let report = try folder.write("report.xml", try CIFormat.junit.text(run))
        let schema = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Schemas/junit-10.xsd").path
        let result = try Program.shell("xmllint --noout --schema '\(schema)' '\(report)'")
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test(
        "the checker sees mistakes in SARIF",
        arguments: [
            (#"{"version": "2.1.0"}"#, #": lacks ["runs"]"#),
            (#"{"version": "2.0.0", "runs": []}"#, #"/version: 2.0.0 is not one of ["2.1.0"]"#),
            (
                #"{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x", "rules": [{"id": "A"}, {"id": "A"}]}}}]}"#,
                "/runs/0/tool/driver/rules: has an element twice"
            ),
            (#"{"version": "2.1.0", "runs": [], "x": 1}"#, "/x: no schema names this member"),
            (
                #"{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": [{"message": {"text": ""}, "locations": [{"physicalLocation": {"artifactLocation": {"uri": "a b"}}}]}]}]}"#,
                "/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri: 'a b' is no uri-reference"
            ),
        ] as [(LongText, String)])
    func checkerSeesMistakes(json: LongText, mistake: String) throws {
        #expect(try foreign.mistakes(in: json.text, schema: "sarif-schema-2.1.0.json").contains(mistake))
    }
}

/// What the tests read of a SARIF log.
struct SARIFLog {
    struct Result {
        let ruleId: String
        let ruleIndex: Int
        let kind: String
        let level: String
        let uri: String
        let startLine: Int
        let fingerprint: String
        let finding: [String: Any]
        let isSuppressed: Bool
    }

    let rules: [String]
    let results: [Result]
    let notices: [String]

    init(_ text: String) throws {
        let log = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
        let run = (log["runs"] as? [[String: Any]])?.first ?? [:]
        let driver = (run["tool"] as? [String: [String: Any]])?["driver"] ?? [:]
        rules = (driver["rules"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
        let invocation = (run["invocations"] as? [[String: Any]])?.first ?? [:]
        notices = (invocation["toolExecutionNotifications"] as? [[String: Any]] ?? []).compactMap {
            ($0["message"] as? [String: String])?["text"]
        }
        results = (run["results"] as? [[String: Any]] ?? []).map { result in
            let location = (result["locations"] as? [[String: Any]])?.first ?? [:]
            let physical = location["physicalLocation"] as? [String: [String: Any]] ?? [:]
            return Result(
                ruleId: result["ruleId"] as? String ?? "", ruleIndex: result["ruleIndex"] as? Int ?? -1,
                kind: result["kind"] as? String ?? "fail", level: result["level"] as? String ?? "warning",
                uri: physical["artifactLocation"]?["uri"] as? String ?? "",
                startLine: physical["region"]?["startLine"] as? Int ?? 0,
                fingerprint: (result["partialFingerprints"] as? [String: String])?["preflightFinding/v1"]
                    ?? "",
                finding: (result["properties"] as? [String: Any])?["finding"] as? [String: Any] ?? [:],
                isSuppressed: result["suppressions"] != nil)
        }
    }
}
