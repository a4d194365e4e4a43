/// Everything that was judged at one go: a report for each asset, pair or request, in an order that stays the same.
///
/// A run may be larger than memory, so reports are handed out one at a time, and again whenever they are asked for.
package protocol Run: Sendable {
    /// What the reports come to.
    var summary: RunSummary { get }

    /// Hands out every report, in order.
    /// - Throws: `PreflightError` when what was kept on disk cannot be read back.
    func forEach(_ body: (Report) -> Void) throws(PreflightError)
}

/// A run of one report, which is all there is to most.
package struct SingleRun: Run {
    private let report: Report
    /// What the report comes to.
    package let summary: RunSummary

    /// Creates a run.
    package init(_ report: Report) {
        self.report = report
        var summary = RunSummary(tool: report.tool, profile: report.profile)
        summary.add(report)
        self.summary = summary
    }

    /// Hands out the report.
    package func forEach(_ body: (Report) -> Void) { body(report) }
}

/// Why a finding is reported but decides nothing.
public struct Suppression: Sendable, Hashable {
    /// Who said so.
    public var kind: Kind
    /// The reason given, in the words of whoever gave it; nil when none was asked for.
    public var reason: String?

    /// Creates a suppression.
    package init(_ kind: Kind, reason: String? = nil) {
        self.kind = kind
        self.reason = reason
    }

    /// What can keep a finding from deciding. The raw values are part of the JSON contract.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The settings say to ignore it, and why.
        case ignored
        /// It was known when the baseline was written, and the content has not changed since.
        case baseline
    }
}
