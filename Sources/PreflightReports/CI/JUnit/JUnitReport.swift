package import PreflightModel

/// A run as JUnit XML, which Jenkins, GitLab and most other CI systems read: each report a suite, each request and asset
/// a case.
///
/// What fails is a failure, and what could not be measured an error: unknown is never a pass. Only what decides stands in
/// those; the rest is the case's output.
///
/// A case has no `file`, which GitLab would read: Jenkins' schema forbids it. Suites have one.
package struct JUnitReport: ReportRenderer {
    private let place: RepositoryPlace?

    /// Creates a renderer.
    /// - Parameter place: Where the run is in its repository, whose root files start at; nil when the run's folder is that.
    package init(place: RepositoryPlace? = nil) { self.place = place }

    /// Writes the whole document.
    package func render(_ run: any Run, to output: inout some TextOutputStream) throws(PreflightError) {
        let summary = run.summary
        var counts = Counts()
        if summary.isIncomplete { counts.add(.unknown) }
        try run.forEach { report in
            for verdict in JUnitCase.verdicts(in: report) { counts.add(verdict) }
        }
        let ambiguous = try run.ambiguousNames()
        output.write(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites\(counts.attributes(summary.tool.name))>\n"
        )
        var assetCount = 0
        var names = JUnitCaseNames()
        try run.forEach { report in
            let cases = names.distinct(
                JUnitCase.cases(in: report, after: assetCount, ambiguous: ambiguous), of: report)
            assetCount += report.assets.count
            output.write(suite(of: report, cases))
        }
        output.write(Self.suite(of: summary, try run.onlyRequest()))
        output.write("</testsuites>\n")
    }

    private func suite(of report: Report, _ cases: [JUnitCase]) -> String {
        var counts = Counts()
        for each in cases { counts.add(each.verdict) }
        let suite = JUnitCase.suite(of: report)
        let path = suite.file.map { ArtifactPath($0, in: place) }.flatMap { $0.isURL ? nil : $0.text }
        let file = path.map { " file=\(XMLText.attribute(HostileText.visible($0)))" }
        return "  <testsuite\(counts.attributes(suite.name))\(file ?? "")>\n" + cases.map(\.element).joined()
            + "  </testsuite>\n"
    }

    /// What concerns the whole run. It is a case only when something was not judged.
    private static func suite(of summary: RunSummary, _ request: RequestReport?) -> String {
        var counts = Counts()
        let lines = ["\(summary.verdict.word) \(summary.statement(request))"] + summary.remarks
        let text = XMLText.content(lines.map(HostileText.visible).joined(separator: "\n"))
        guard summary.isIncomplete else {
            return
                "  <testsuite\(counts.attributes("run"))>\n    <system-out>\(text)</system-out>\n  </testsuite>\n"
        }
        counts.add(.unknown)
        let message = XMLText.attribute(
            HostileText.visible(summary.omissions.first ?? "not everything was judged"))
        return "  <testsuite\(counts.attributes("run"))>\n" + JUnitCase.opening(summary.tool.name, "run")
            + ">\n"
            + "      <error type=\"incomplete\" message=\(message)>\(text)</error>\n"
            + "    </testcase>\n  </testsuite>\n"
    }
}

/// Cases counted as the format wants them.
private struct Counts {
    private var tests = 0
    private var failures = 0
    private var errors = 0

    mutating func add(_ verdict: Verdict) {
        tests += 1
        switch verdict {
        case .pass: break
        case .fail: failures += 1
        case .unknown: errors += 1
        }
    }

    /// Judging takes no time that is worth telling, but some readers stumble when there is none.
    func attributes(_ name: String) -> String {
        " name=\(XMLText.attribute(HostileText.visible(name))) tests=\"\(tests)\" failures=\"\(failures)\""
            + " errors=\"\(errors)\" time=\"0\""
    }
}

extension JUnitCase {
    fileprivate var element: String {
        let opening = Self.opening(className, name)
        let content = verdictElement + output
        return content.isEmpty ? opening + "/>\n" : "\(opening)>\n\(content)    </testcase>\n"
    }

    /// A case's tag, up to its end.
    fileprivate static func opening(_ className: String, _ name: String) -> String {
        let (className, name) = (HostileText.visible(className), HostileText.visible(name))
        return
            "    <testcase classname=\(XMLText.attribute(className)) name=\(XMLText.attribute(name)) time=\"0\""
    }

    /// What keeps the case from passing. Some readers show the message, others the text, and most the first element only.
    private var verdictElement: String {
        guard verdict != .pass else { return "" }
        let causes = causes
        let more = causes.count > 1 ? " (and \(causes.count - 1) more)" : ""
        let message = causes.first.map { "\($0.title): \($0.message)\(more)" } ?? "nothing more is known"
        let tag = verdict == .fail ? "failure" : "error"
        return "      <\(tag) type=\(XMLText.attribute(causes.first?.code ?? verdict.rawValue))"
            + " message=\(XMLText.attribute(HostileText.visible(message)))>\(Self.text(causes))</\(tag)>\n"
    }

    private var output: String {
        let others = others
        return others.isEmpty ? "" : "      <system-out>\(Self.text(others))</system-out>\n"
    }

    /// The most bytes of a case's text. Readers built on libxml2 refuse a document with a text of 10 MB.
    private static let longestText = 1 << 20

    /// Findings in full, each with what it is, as far as there is room.
    private static func text(_ findings: [Finding]) -> String {
        var paragraphs: [String] = []
        var room = longestText
        var leftOut = 0
        for finding in findings {
            guard room > 0 else {
                leftOut += 1
                continue
            }
            let heading = HostileText.visible("\(finding.standing.rawValue) \(finding.title)\(finding.place)")
            let paragraph = ([heading] + finding.account).joined(separator: "\n")
            room -= paragraph.utf8.count
            paragraphs.append(paragraph)
        }
        if leftOut > 0 {
            paragraphs.append(
                "… and \(Wording.count(leftOut, "finding")) more, for which there is no room here.")
        }
        return XMLText.content(paragraphs.joined(separator: "\n\n"))
    }
}
