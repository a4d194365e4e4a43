package import PreflightModel

/// What people say about findings: how much a code matters to them, and what is to be let be.
package struct Amendments: Sendable {
    private let severities: [String: Severity]
    private let ignoreReason: @Sendable (_ code: String, _ path: String) -> String?

    /// - Parameters:
    ///   - severities: How much each code matters, where it is not as much as its rule says.
    ///   - ignoreReason: Why a finding of a code at a path is ignored; nil when it is not.
    package init(
        severities: [String: Severity],
        ignoreReason: @escaping @Sendable (_ code: String, _ path: String) -> String?
    ) {
        self.severities = severities
        self.ignoreReason = ignoreReason
    }

    /// A finding as people want it to count.
    func amended(_ finding: Finding) -> Finding {
        var finding = finding
        // What passes stays a note.
        if finding.outcome == .fail || finding.outcome == .unknown {
            if let severity = severities[finding.code] { finding.severity = severity }
            if let reason = ignoreReason(finding.code, finding.location.path) {
                finding.suppression = Suppression(.ignored, reason: reason)
            }
        }
        return finding
    }
}
