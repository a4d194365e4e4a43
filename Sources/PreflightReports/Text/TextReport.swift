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
        if let request = report.request {
            page.request(request, groups.elsewhere.first { $0.path == request.path }?.findings ?? [])
        }
        let names = Dictionary(report.assets.map { ($0.facts.path, 1) }, uniquingKeysWith: +)
        for (index, asset) in report.assets.enumerated() {
            let findings = groups.byAsset[index]
            // URLs that differ in their queries alone are shown alike.
            let place = names[asset.facts.path, default: 0] > 1 ? "  (asset \(index + 1))" : ""
            page.gap()
            page.line(
                .init(asset.verdict.word.padded(to: 9), asset.verdict.role),
                .init(asset.facts.path, .heading), .init(place),
                .init("  " + asset.facts.shortDescription))
            page.findings(findings)
        }
        for group in groups.elsewhere where group.path != report.request?.path {
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
        let statement =
            report.request == nil
            ? assetStatement(report, summary, name) : requestStatement(report, name)
        row(
            indent: 0, .init(report.verdict.word, report.verdict.role), column: 9,
            "\(statement) (profile \(report.profile.id))")
    }

    private func assetStatement(_ report: Report, _ summary: ReportSummary, _ name: String) -> String {
        let all = Wording.count(summary.assets, "asset")
        return switch report.verdict {
        case .pass where report.letsUnmeasuredThrough:
            "no documented limit of \(name) is broken; what could not be measured is let through"
        case .pass:
            "\(all) \(summary.assets == 1 ? "is" : "are") within the documented limits of \(name)"
                + report.condition
        case .fail where summary.fail == 0: "no orientation suits every asset for \(name)"
        case .fail where summary.assets == 1: "it would not be accepted by \(name)"
        case .fail: "\(summary.fail) of \(all) would not be accepted by \(name)"
        case .unknown where summary.unknown == 0: "nothing could be judged for \(name)"
        case .unknown: "\(summary.unknown) of \(all) could not be fully measured for \(name)"
        }
    }

    private func requestStatement(_ report: Report, _ name: String) -> String {
        switch report.verdict {
        case .pass where report.letsUnmeasuredThrough:
            "no documented limit of \(name) is broken; what could not be measured is let through"
        case .pass: "the request is within the documented limits of \(name)\(report.condition)"
        case .fail where report.request?.dialect == nil: "this is no request that could be sent"
        case .fail: "the request would not be accepted by \(name) as it is"
        case .unknown: "the request could not be fully judged for \(name)"
        }
    }

    fileprivate mutating func closing(_ report: Report) {
        let summary = ReportSummary(report)
        let counts = [
            (summary.errors, "error"), (summary.warnings, "warning"), (summary.notes, "note"),
        ].filter { $0.0 > 0 }.map { Wording.count($0.0, $0.1) }
        let unmeasured = summary.unmeasured > 0 ? ["\(summary.unmeasured) not measured"] : []
        let advice = report.orientationAdvice
        // The worst first: an error before what could not be measured, and both before a note.
        let explained = report.findings.filter(\.isProblem).min { $0.urgency < $1.urgency }
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
        guard let refused = refusedOrientation else { return nil }
        return "Accepted with orientation `\(accepted.rawValue)`, but not with `\(refused.rawValue)`."
    }

    /// The orientation under which something is broken, when both were judged and the other is fine.
    private var refusedOrientation: CharacterOrientation? {
        guard let accepted = orientations.first, orientations.count == 1 else { return nil }
        return findings.lazy.filter { $0.outcome == .fail }.compactMap(\.orientation).first { $0 != accepted }
    }

    /// What a pass depends on: someone who reads one line must not send the other orientation.
    fileprivate var condition: String {
        guard refusedOrientation != nil, let accepted = orientations.first else { return "" }
        return ", with orientation `\(accepted.rawValue)` only"
    }

    /// Whether something that decides was not measured and passes all the same, because that was asked for.
    fileprivate var letsUnmeasuredThrough: Bool {
        verdict == .pass && findings.contains { $0.outcome == .unknown && $0.severity < .note }
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
