public import PreflightModel

/// A report counted: assets by verdict, findings by severity.
public struct ReportSummary: Sendable, Hashable {
    /// Number of assets.
    public let assets: Int
    /// Number of assets that pass.
    public let pass: Int
    /// Number of assets that fail.
    public let fail: Int
    /// Number of assets of which something could not be measured.
    public let unknown: Int
    /// Number of errors among the limits that are broken.
    public let errors: Int
    /// Number of warnings among the limits that are broken.
    public let warnings: Int
    /// Number of notes.
    public let notes: Int
    /// Number of comparisons that could not be made, of any severity.
    public let unmeasured: Int

    /// Counts a report.
    public init(_ report: Report) {
        func verdicts(_ verdict: Verdict) -> Int { report.assets.count { $0.verdict == verdict } }
        func broken(_ severity: Severity) -> Int {
            report.findings.count { $0.severity == severity && $0.outcome == .fail }
        }
        assets = report.assets.count
        pass = verdicts(.pass)
        fail = verdicts(.fail)
        unknown = verdicts(.unknown)
        errors = broken(.error)
        warnings = broken(.warning)
        notes = broken(.note)
        unmeasured = report.findings.count { $0.outcome == .unknown }
    }
}
