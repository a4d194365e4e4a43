package import PreflightModel

/// A report for a person who wants to know at a glance: the verdict first, then what is wrong with each asset, why,
/// and the command that fixes it.
package struct TextReport: ReportRenderer {
    private let layout: TextLayout
    private let listing: Listing

    /// What is listed under the verdict.
    package enum Listing: Sendable, Hashable {
        /// Every asset, with everything that was found.
        case everything
        /// The assets that do not pass or have a warning, with what is wrong.
        case notPassing
        /// The assets that do not pass, with what keeps them from passing, and no word when there is none.
        case causes
        /// How often each code was found.
        case statistics
    }

    /// Creates a renderer for a layout.
    package init(_ layout: TextLayout = .plain, listing: Listing = .everything) {
        self.layout = layout
        self.listing = listing
    }

    /// Writes the whole report.
    package func render(_ run: any Run, to output: inout some TextOutputStream) throws(PreflightError) {
        let summary = run.summary
        if listing == .causes, summary.verdict == .pass { return }
        var page = TextPage(layout)
        page.headline(summary, try run.onlyRequest())
        if listing == .statistics {
            page.statistics(summary)
        } else {
            let names = try run.ambiguousNames()
            var assetCount = 0
            try run.forEach { report in
                page.report(report, listing, after: assetCount, of: names)
                assetCount += report.assets.count
                output.write(page.drain())
            }
            if let matrix = summary.matrix, listing != .causes {
                page.excerpt(of: matrix, width: layout.width)
            }
        }
        page.closing(summary, isTerse: listing == .causes)
        output.write(page.drain())
    }
}

extension TextPage {
    /// One report: the request if there is one, then each asset.
    fileprivate mutating func report(
        _ report: Report, _ listing: TextReport.Listing, after assetCount: Int, of ambiguous: Set<String>
    ) {
        let groups = FindingGroups(report)
        if let request = report.request, listing == .everything || report.verdict != .pass {
            let findings = groups.elsewhere.first { $0.path == request.path }?.findings ?? []
            self.request(request, listing.selected(findings))
        }
        for (index, asset) in report.assets.enumerated()
        where listing.shows(asset, groups.byAsset[index]) {
            let name = asset.facts.path
            let number = ambiguous.contains(name) ? "  (asset \(assetCount + index + 1))" : ""
            let place = number + (report.pair.map { "  (pair \($0))" } ?? "")
            gap()
            line(
                .init(asset.verdict.word.padded(to: 9), asset.verdict.role),
                .init(name, .heading), .init(place),
                .init("  " + asset.facts.shortDescription))
            findings(listing.selected(groups.byAsset[index]))
        }
        for group in groups.elsewhere where group.path != report.request?.path {
            gap()
            line(.init(group.path, .heading))
            findings(listing.selected(group.findings))
        }
    }

    /// How often each code was found, as a table.
    fileprivate mutating func statistics(_ summary: RunSummary) {
        guard !summary.codes.isEmpty else { return }
        gap()
        let width = summary.codes.map { String($0.count).count }.max() ?? 0
        for code in summary.codes {
            let count = String(code.count)
            let fixable = code.fixable > 0 ? ", \(code.fixable) with a command that fixes it" : ""
            line(
                .init(String(repeating: " ", count: width - count.count) + count, .heading),
                .init("  \(code.code)  \(code.rule)"),
                .init("  (\(code.severity.rawValue)\(fixable))", .faint))
        }
    }

    /// What all comes to, and what to do next.
    fileprivate mutating func closing(_ summary: RunSummary, isTerse: Bool) {
        var sentences = summary.omissions
        if let total = summary.total {
            let hint = summary.mostUrgentCode.map { " `preflight explain \($0)` says more." }
            sentences.append(total + (isTerse ? "" : hint ?? ""))
        }
        let advice = isTerse ? [] : summary.advice
        guard !(advice + sentences).isEmpty else { return }
        gap()
        for sentence in advice + sentences { paragraph(sentence) }
    }
}

extension TextReport.Listing {
    /// A warning does not keep an asset from passing, and is worth a look all the same.
    fileprivate func shows(_ asset: AssetReport, _ findings: [Finding]) -> Bool {
        switch self {
        case .everything: true
        case .notPassing: asset.verdict != .pass || findings.contains(where: \.isDecisive)
        case .causes, .statistics: asset.verdict != .pass
        }
    }

    fileprivate func selected(_ findings: [Finding]) -> [Finding] {
        guard self != .everything else { return findings }
        return findings.filter { finding in
            finding.isProblem && (self == .notPassing || finding.isDecisive)
        }
    }
}
