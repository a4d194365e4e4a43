import PreflightModel
package import PreflightProject

/// What people say about findings: how much a code matters to them, and what is to be let be.
package struct Amendments: Sendable {
    private let settings: Settings

    /// What a project's settings say.
    package init(_ settings: Settings) { self.settings = settings }

    /// A finding as people want it to count.
    func amended(_ finding: Finding) -> Finding {
        var finding = finding
        // What passes stays a note.
        if finding.outcome == .fail || finding.outcome == .unknown {
            if let severity = settings.severities[finding.code] { finding.severity = severity }
            if let ignore = settings.ignore(finding.code, at: finding.location.path) {
                finding.suppression = Suppression(.ignored, reason: ignore.reason)
            }
        }
        return finding
    }
}
