/// Reports counted: assets by verdict, findings by severity. Suppressed findings count as such and no more.
package struct ReportSummary: Sendable, Hashable {
    /// Number of assets.
    package private(set) var assets = 0
    /// Number of assets that pass.
    package private(set) var pass = 0
    /// Number of assets that fail.
    package private(set) var fail = 0
    /// Number of assets of which something could not be measured.
    package private(set) var unknown = 0
    /// Number of errors among the limits that are broken.
    package private(set) var errors = 0
    /// Number of warnings among the limits that are broken.
    package private(set) var warnings = 0
    /// Number of notes.
    package private(set) var notes = 0
    /// Number of comparisons that could not be made, of any severity.
    package private(set) var unmeasured = 0
    /// Number of findings that decide nothing because the settings or a baseline say so.
    package private(set) var suppressed = 0

    /// Counts nothing.
    package init() {}

    /// Counts a report.
    package init(_ report: Report) { add(report) }

    /// Counts a further report.
    package mutating func add(_ report: Report) {
        for asset in report.assets { add(asset.verdict) }
        for finding in report.findings { add(finding) }
    }

    private mutating func add(_ verdict: Verdict) {
        assets += 1
        switch verdict {
        case .pass: pass += 1
        case .fail: fail += 1
        case .unknown: unknown += 1
        }
    }

    private mutating func add(_ finding: Finding) {
        guard finding.suppression == nil else {
            suppressed += 1
            return
        }
        switch (finding.outcome, finding.severity) {
        case (.fail, .error): errors += 1
        case (.fail, .warning): warnings += 1
        case (.fail, .note): notes += 1
        case (.unknown, _): unmeasured += 1
        case (.pass, _), (.notDocumented, _), (.notChecked, _): break
        }
    }
}
