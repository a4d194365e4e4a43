package import PreflightModel

/// A run as Markdown, for a comment on a pull request: the verdict, the counts, every finding with its limit and the
/// document that states it, worst first, and the commands that fix them.
///
/// What would be too long for a comment is left out, and the last line says how much that is.
package struct MarkdownReport: ReportRenderer {
    /// The most characters of a comment on GitHub. Counted in bytes, which are never fewer.
    package static let commentByteCount = 65_536

    private let maxByteCount: Int

    /// Creates a renderer.
    /// - Parameter maxByteCount: The most bytes that may be written; at least 32,768.
    package init(maxByteCount: Int = Self.commentByteCount) { self.maxByteCount = max(maxByteCount, 32_768) }

    /// Writes the whole report.
    package func render(_ run: any Run, to output: inout some TextOutputStream) throws(PreflightError) {
        let summary = run.summary
        var page = MarkdownPage(maxByteCount: maxByteCount)
        page.head(summary, try run.onlyRequest())
        if let matrix = summary.matrix { page.add(MarkdownMatrix.section(matrix)) }
        output.write(page.drain())
        if !summary.codes.isEmpty {
            // A command is worth more to its reader than the last of many findings.
            let isFixable = summary.codes.contains { $0.fixable > 0 }
            try Self.table(
                FindingLabel.problems, of: run, on: &page, reserve: isFixable ? maxByteCount / 4 : 0,
                to: &output
            )
        }
        try run.forEach { report in
            page.commands(report)
            output.write(page.drain())
        }
        if summary.counts.suppressed > 0 {
            let count = Wording.count(summary.counts.suppressed, "finding")
            page.add("\n<details><summary>\(count) known or ignored</summary>\n")
            try Self.table([.known, .ignored], of: run, on: &page, reserve: 0, to: &output)
            page.add("\n</details>\n")
        }
        page.end()
        output.write(page.drain())
    }

    private static func table(
        _ standings: [FindingLabel], of run: any Run, on page: inout MarkdownPage, reserve: Int,
        to output: inout some TextOutputStream
    ) throws(PreflightError) {
        page.add("\n| asset | finding | what | measured | limit | document |\n| - | - | - | - | - | - |\n")
        for standing in standings {
            try run.forEach { report in
                for finding in report.findings where finding.standing == standing {
                    page.addFinding(finding.row, reserve: reserve)
                }
                output.write(page.drain())
            }
        }
    }
}

extension MarkdownPage {
    fileprivate mutating func head(_ summary: RunSummary, _ onlyRequest: RequestReport?) {
        let statement = summary.statement(onlyRequest)
        add("### preflight: \(summary.verdict.word)\n\n\(MarkdownText.escaped(statement))\n\n")
        let counts = summary.counts
        let columns = [
            ("assets", counts.assets), ("pass", counts.pass), ("fail", counts.fail),
            ("unknown", counts.unknown),
            ("requests", summary.requests.all), ("errors", counts.errors), ("warnings", counts.warnings),
            ("notes", counts.notes), ("not measured", counts.unmeasured),
            ("known or ignored", counts.suppressed),
        ]
        add("| " + columns.map(\.0).joined(separator: " | ") + " |\n")
        add("|" + String(repeating: " -: |", count: columns.count) + "\n")
        add("| " + columns.map { String($0.1) }.joined(separator: " | ") + " |\n")
        for remark in summary.advice + summary.omissions {
            add("\n\(MarkdownText.escaped(remark))\n")
        }
    }

    /// The commands that fix a report's findings, each once, under what it fixes.
    fileprivate mutating func commands(_ report: Report) {
        var fixed: [(fix: Fix, path: String, codes: [String])] = []
        for finding in report.findings where finding.isProblem {
            guard let fix = finding.fix, let command = fix.command else { continue }
            if let index = fixed.firstIndex(where: { $0.fix.command == command }) {
                if !fixed[index].codes.contains(finding.code) { fixed[index].codes.append(finding.code) }
            } else {
                fixed.append((fix, finding.location.path, [finding.code]))
            }
        }
        for (fix, path, codes) in fixed {
            let summary = MarkdownText.escaped("\(codes.joined(separator: ", ")): \(fix.summary)")
            addCommand(
                "\n<details><summary>\(MarkdownText.code(path)) \(summary)</summary>\n\n"
                    + MarkdownText.fenced(fix.command ?? "") + "\n</details>\n")
        }
    }
}

extension Finding {
    fileprivate var row: String {
        let measured =
            actual.map { Wording.quantity($0, unit: unit) } ?? (outcome == .unknown ? "not measured" : "")
        let cells = [
            MarkdownText.code(location.path) + MarkdownText.escaped(place),
            "\(standing.rawValue) \(MarkdownText.code(code))",
            MarkdownText.escaped(remark),
            MarkdownText.escaped(measured),
            MarkdownText.escaped(limit.map { Wording.quantity($0, unit: unit) } ?? ""),
            source.map { MarkdownText.link($0.link.title, to: $0.link.address) } ?? "",
        ]
        return "| \(cells.joined(separator: " | ")) |\n"
    }
}

/// A run as the summary of a step on GitHub Actions: the text to append to the file that `GITHUB_STEP_SUMMARY` names.
package struct GitHubSummary: ReportRenderer {
    /// The most bytes that GitHub takes from a step: of a longer summary, it shows nothing.
    static let maxByteCount = 1 << 20

    /// Creates a renderer.
    package init() {}

    /// Writes the summary as Markdown, and leaves out what is too much.
    package func render(_ run: any Run, to output: inout some TextOutputStream) throws(PreflightError) {
        try MarkdownReport(maxByteCount: Self.maxByteCount).render(run, to: &output)
    }
}
