import PreflightJSON
package import PreflightModel

/// A run as SARIF 2.1.0, which code scanning on GitHub and editors read: one result a finding, each with its rule.
package struct SARIFReport: ReportRenderer {
    /// The most results that GitHub's code scanning takes; of a file with more, it takes none.
    package static let maxResults = 25_000

    private let rules: [String: RulePage]
    private let maxResults: Int
    private let place: RepositoryPlace?

    /// Creates a renderer.
    /// - Parameters:
    ///   - rules: The pages of the rules that findings may name. One that is missing is named without help.
    ///   - place: Where the run is in its repository, whose root locations start at; nil when the run's folder is that.
    package init(rules: [RulePage], place: RepositoryPlace? = nil) {
        self.init(rules: rules, place: place, maxResults: Self.maxResults)
    }

    /// As ``init(rules:place:)``, with room for so many results.
    package init(rules: [RulePage], place: RepositoryPlace? = nil, maxResults: Int) {
        self.place = place
        self.maxResults = maxResults
        self.rules = Dictionary(rules.map { ($0.code, $0) }) { first, _ in first }
    }

    /// Writes the whole log.
    package func render(_ run: any Run, to output: inout some TextOutputStream) throws(PreflightError) {
        var names: [String: String] = [:]
        var counts: [FindingLabel: Int] = [:]
        try run.forEach { report in
            for finding in report.findings {
                names[finding.code] = finding.rule
                counts[finding.standing, default: 0] += 1
            }
        }
        let codes = names.keys.sorted()
        var ration = Ration(of: counts, capacity: maxResults)
        let leftOut = ration.leftOut
        var writer = JSONWriter()
        writer.beginObject()
        writer.member(
            "$schema",
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
        writer.member("version", "2.1.0")
        writer.key("runs")
        writer.beginArray()
        writer.beginObject()
        writer.tool(run.summary.tool, codes.map { rules[$0].map(SARIFRule.init) ?? SARIFRule($0, names[$0]) })
        writer.invocation(run.summary, leftOut: leftOut)
        writer.member("columnKind", "unicodeCodePoints")
        writer.key("originalUriBaseIds")
        writer.object { bases in
            bases.key("%SRCROOT%")
            bases.object {
                $0.text("description", "The root of the repository, or the folder that preflight ran in.")
            }
        }
        writer.key("results")
        writer.beginArray()
        let indices = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
        var fingerprints = Fingerprints()
        try run.forEach { report in
            for (finding, fingerprint) in zip(report.findings, fingerprints.fingerprints(of: report))
            where ration.admits(finding.standing) {
                let result = SARIFResult(
                    finding: finding, report: report, ruleIndex: indices[finding.code] ?? 0,
                    fingerprint: fingerprint, place: place)
                writer.object { $0.result(result) }
            }
            output.write(writer.drain())
        }
        writer.endArray()
        writer.member("properties", object: run.summary) { writer, summary in
            writer.member("verdict", summary.verdict.rawValue)
            writer.member("profile", object: summary.profile) { $0.profile($1) }
            writer.member("summary", object: summary) { $0.summary($1) }
        }
        writer.endObject()
        writer.endArray()
        writer.endObject()
        writer.endDocument()
        output.write(writer.drain())
    }
}

/// Room for so many findings, given to the worst first, while they still come in their own order.
private struct Ration {
    private var shares: [FindingLabel: Int] = [:]
    /// Number of findings for which there is no room.
    let leftOut: Int

    init(of counts: [FindingLabel: Int], capacity: Int) {
        var room = capacity
        for standing in FindingLabel.allCases {
            let share = min(counts[standing, default: 0], room)
            shares[standing] = share
            room -= share
        }
        leftOut = counts.values.reduce(0, +) - (capacity - room)
    }

    mutating func admits(_ standing: FindingLabel) -> Bool {
        guard let share = shares[standing], share > 0 else { return false }
        shares[standing] = share - 1
        return true
    }
}

extension JSONWriter {
    fileprivate mutating func tool(_ tool: Report.Tool, _ rules: [SARIFRule]) {
        key("tool")
        object { writer in
            writer.key("driver")
            writer.object { driver in
                driver.member("name", tool.name)
                driver.member("version", tool.version)
                driver.member("semanticVersion", tool.version)
                driver.member("rules", array: rules) { writer, rule in writer.object { $0.rule(rule) } }
            }
        }
    }

    /// Whether the run came to its end, and what is not among its results.
    fileprivate mutating func invocation(_ summary: RunSummary, leftOut: Int) {
        var notices = summary.remarks
        if leftOut > 0 {
            notices.append(
                "\(Wording.count(leftOut, "finding")) more, the least urgent, are left out: code scanning takes "
                    + "no more.")
        }
        member("invocations", objects: [notices]) { writer, notices in
            writer.member("executionSuccessful", !summary.isIncomplete)
            writer.member("toolExecutionNotifications", objects: notices) { writer, notice in
                writer.member("level", summary.isIncomplete ? "error" : "note")
                writer.text("message", SARIFText.plain(notice))
            }
        }
    }

    /// A message of plain text.
    mutating func text(_ name: String, _ text: String, markdown: String? = nil) {
        key(name)
        object { message in
            message.member("text", text)
            if let markdown { message.member("markdown", markdown) }
        }
    }
}
