import Foundation
import PreflightModel
import PreflightReports
import TestSupport
import Testing

/// Whatever the format: the same findings, in the same order.
@Suite struct SameContentTests {
    private static let names = Sample.runs.keys.sorted()

    /// Every problem of a run, in its order.
    private func problems(of name: String) throws -> [Finding] {
        let run = try #require(Sample.runs[name])
        var findings: [Finding] = []
        try run.forEach { report in findings += report.findings.filter(\.isProblem) }
        return findings
    }

    private func text(_ format: CIFormat, _ name: String) throws -> String {
        try format.text(try #require(Sample.runs[name]))
    }

    private func seen(_ findings: [Finding]) -> [Seen] { findings.map { Seen($0.code, $0.location.path) } }

    @Test(arguments: names)
    func `NDJSON has every problem`(name: String) throws {
        let found = try text(.ndjson, name).split(separator: "\n").flatMap { line in
            let report = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
            return (report["findings"] as? [[String: Any]] ?? []).compactMap(Self.problem)
        }
        #expect(found == seen(try problems(of: name)))
    }

    @Test(arguments: names)
    func `SARIF has every problem, and its URIs lead to the files`(name: String) throws {
        let results = try SARIFLog(try text(.sarif, name)).results
        #expect(
            results.filter { $0.kind == "fail" }.compactMap { Self.problem($0.finding) }
                == seen(try problems(of: name)))
        for result in results {
            let path = (result.finding["location"] as? [String: Any])?["path"] as? String
            #expect(result.uri.removingPercentEncoding == path.map(Self.place))
            #expect(!result.uri.contains(":"))
        }
        #expect(results.filter(\.isSuppressed).allSatisfy { $0.kind == "informational" })
    }

    /// What stands for a name where only a file can: a URL has neither its scheme nor its query.
    private static func place(_ name: String) -> String {
        name.replacing(/^\.\/|^https?:\/\/|\?…$/, with: "").replacing("//", with: "/")
    }

    private static func problem(_ finding: [String: Any]) -> Seen? {
        guard let code = finding["code"] as? String, finding["suppression"] is NSNull,
            ["fail", "unknown"].contains(finding["outcome"] as? String),
            let path = (finding["location"] as? [String: Any])?["path"] as? String
        else { return nil }
        return Seen(code, path)
    }

    @Test(arguments: names)
    func `GitLab has every problem`(name: String) throws {
        let json = try text(.gitlab, name)
        let issues = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]] ?? []
        let found = issues.compactMap { issue -> Seen? in
            guard let code = issue["check_name"] as? String, code != "run",
                let path = (issue["location"] as? [String: Any])?["path"] as? String
            else { return nil }
            return Seen(code, path)
        }
        let expected = seen(try problems(of: name)).map { Seen($0.code, Self.place($0.path)) }
        #expect(found == expected)
    }

    @Test(arguments: names)
    func `Markdown has every problem, worst first`(name: String) throws {
        let rows = try text(.markdown, name).split(separator: "\n").filter {
            $0.hasPrefix("| <code>") && !$0.contains("| known ") && !$0.contains("| ignored ")
        }
        let expected = Self.worstFirst(try problems(of: name))
        #expect(rows.count == expected.count)
        for (row, finding) in zip(rows, expected) {
            let cells = row.components(separatedBy: " | ").map(shownMarkdown)
            #expect(cells.count == 6)
            #expect(cells[0].hasPrefix("| " + HostileText.visible(finding.location.path)))
            #expect(cells[1].hasSuffix(" " + finding.code))
            #expect(cells[2] == HostileText.visible(finding.message))
        }
    }

    @Test(arguments: names)
    func `GitHub has the first ten problems of each kind, worst first`(name: String) throws {
        let commands = try text(.github, name).split(separator: "\n").compactMap { ParsedCommand($0) }
        for (severity, kind) in [(Severity.error, "error"), (.warning, "warning"), (.note, "notice")] {
            let expected = Self.worstFirst(try problems(of: name).filter { $0.severity == severity }).prefix(
                10)
            let found = commands.filter { $0.name == kind && $0.properties["title"] != "preflight" }
            #expect(found.map { $0.properties["title"] } == expected.map { "\($0.code) \($0.rule)" })
            for (command, finding) in zip(found, expected) {
                let path = HostileText.visible(finding.location.path)
                #expect(command.message.hasPrefix(path))
                #expect(command.message.contains(HostileText.visible(finding.message)))
                let isURL = path.hasPrefix("http")
                #expect(command.properties["file"] == (isURL ? nil : Self.place(path)))
                #expect(command.properties["line"] == finding.location.line.map(String.init))
            }
        }
    }

    private static func worstFirst(_ findings: [Finding]) -> [Finding] {
        func rank(_ finding: Finding) -> Int {
            switch (finding.outcome, finding.severity) {
            case (.unknown, _): 1
            case (_, .error): 0
            case (_, .warning): 2
            case (_, .note): 3
            }
        }
        return (0...3).flatMap { wanted in findings.filter { rank($0) == wanted } }
    }

    @Test(arguments: names)
    func `JUnit has every asset, request and problem, and counts them right`(name: String) throws {
        let run = try #require(Sample.runs[name])
        let document = ParsedXML(try text(.junit, name))
        #expect(document.mistake == nil)
        let words = document.elements.map(\.text).joined(separator: "\n")
        for finding in try problems(of: name) {
            #expect(words.contains(HostileText.visible("\(finding.code) \(finding.rule)")))
            #expect(words.contains(HostileText.visible(finding.message)))
        }
        func count(_ element: String) -> Int { document.elements.count { $0.name == element } }
        let summary = run.summary
        #expect(count("testcase") >= summary.counts.assets + summary.requests.all)
        let root = try #require(document.elements.first)
        for (attribute, element) in [("tests", "testcase"), ("failures", "failure"), ("errors", "error")] {
            #expect(root.attributes[attribute] == String(count(element)))
            let suites = document.elements.filter { $0.name == "testsuite" }
            let sum = suites.compactMap { $0.attributes[attribute] }.compactMap(Int.init).reduce(0, +)
            #expect(sum == count(element))
        }
        // Red where the run is, and only there.
        #expect(
            (count("failure") + count("error") > 0) == (summary.verdict != .pass || summary.isInterrupted))
    }

    @Test(arguments: [CIFormat.sarif, .junit, .github, .gitlab, .markdown])
    func `a run that was ended early says so`(format: CIFormat) throws {
        let shown = shownMarkdown(try format.text(Sample.interrupted))
        #expect(shown.contains("Interrupted: 3 of 7 were judged."))
        #expect(shown.contains("2 findings more, not listed."))
        #expect(
            shownMarkdown(try format.text(Sample.suppressed)).contains(
                "in the baseline: IMG003 assets/gone.png."))
    }
}
