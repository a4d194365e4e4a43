public import PreflightModel

/// A report for a person who wants to know at a glance: the verdict first, then what is wrong with each asset, why,
/// and the command that mends it.
public struct TextReport: ReportRenderer {
    private let layout: TextLayout

    /// Creates a renderer for a layout.
    public init(_ layout: TextLayout = .plain) {
        self.layout = layout
    }

    /// The whole report.
    public func render(_ report: Report) -> String {
        var page = TextPage(layout)
        page.headline(report)
        let groups = FindingGroups(report)
        for (asset, findings) in zip(report.assets, groups.byAsset) {
            page.gap()
            page.line(
                .init(asset.verdict.word.padded(to: 9), asset.verdict.role),
                .init(asset.facts.path, .heading),
                .init("  " + asset.facts.shortDescription))
            page.findings(findings)
        }
        for group in groups.elsewhere {
            page.gap()
            page.line(.init(group.path, .heading))
            page.findings(group.findings)
        }
        page.closing(report)
        return page.text
    }
}

extension TextPage {
    fileprivate mutating func headline(_ report: Report) {
        let summary = ReportSummary(report)
        let name = report.profile.name.isEmpty ? report.profile.id : report.profile.name
        let all = Wording.count(summary.assets, "asset")
        let statement =
            switch report.verdict {
            case .pass where summary.assets == 1: "1 asset is within the documented limits of \(name)"
            case .pass: "\(all) are within the documented limits of \(name)"
            case .fail where summary.fail == 0: "no orientation suits every asset for \(name)"
            case .fail: "\(summary.fail) of \(all) would be refused by \(name)"
            case .unknown where summary.unknown == 0: "nothing could be judged for \(name)"
            case .unknown: "\(summary.unknown) of \(all) could not be fully measured for \(name)"
            }
        row(
            indent: 0, .init(report.verdict.word, report.verdict.role), column: 9,
            "\(statement) (profile \(report.profile.id))")
    }

    fileprivate mutating func closing(_ report: Report) {
        let summary = ReportSummary(report)
        let counts = [
            (summary.errors, "error"), (summary.warnings, "warning"), (summary.notes, "note"),
        ].filter { $0.0 > 0 }.map { Wording.count($0.0, $0.1) }
        let unmeasured = summary.unmeasured > 0 ? ["\(summary.unmeasured) not measured"] : []
        let advice = report.orientationAdvice
        let explained = report.findings.first(where: \.isProblem)
        guard !counts.isEmpty || !unmeasured.isEmpty || advice != nil else { return }
        gap()
        if let advice { paragraph(advice) }
        if report.verdict == .unknown {
            paragraph("What could not be measured is not taken for a pass; --allow-unknown lets it through.")
        }
        let total = (counts + unmeasured).joined(separator: ", ")
        let hint = explained.map { "`preflight explain \($0.code)` says more." }
        let sentence = total.isEmpty ? nil : total + "."
        paragraph([sentence, hint].compactMap(\.self).joined(separator: " "))
    }
}

extension Report {
    /// Which orientations would be accepted, when that depends on the orientation.
    fileprivate var orientationAdvice: String? {
        guard let accepted = orientations.first, orientations.count == 1 else { return nil }
        if verdict == .fail { return "It would be accepted with orientation `\(accepted.rawValue)`." }
        let refused = findings.first { $0.outcome == .fail && $0.severity == .error }?.orientation
        guard let refused, refused != accepted else { return nil }
        return "Accepted with orientation `\(accepted.rawValue)`, but not with `\(refused.rawValue)`."
    }
}

extension Verdict {
    /// The word that a report opens with.
    var word: String { rawValue.uppercased() }

    var role: Style.Role {
        switch self {
        case .pass: .good
        case .fail: .bad
        case .unknown: .doubtful
        }
    }
}
