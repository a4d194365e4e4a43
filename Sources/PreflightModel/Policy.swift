/// How strictly a verdict is drawn from findings. What is found never depends on it.
public struct Policy: Sendable, Hashable {
    package var isStrict: Bool
    package var allowsUnknown: Bool
    package var isVerbose: Bool

    /// Creates a policy. By default warnings pass and unknowns do not.
    /// - Parameters:
    ///   - isStrict: Whether warnings fail.
    ///   - allowsUnknown: Whether what could not be measured is let through.
    ///   - isVerbose: Whether findings that pass, and limits that are not documented, are reported too.
    public init(isStrict: Bool = false, allowsUnknown: Bool = false, isVerbose: Bool = false) {
        self.isStrict = isStrict
        self.allowsUnknown = allowsUnknown
        self.isVerbose = isVerbose
    }
}

extension Verdict {
    /// Draws the verdict from what rules say of one thing under one orientation.
    ///
    /// A severity tells how much something matters that is broken; notes decide nothing. What could not be measured is
    /// unknown whatever its severity, so that neither a rule nor somebody's settings can turn it into a pass: only the
    /// policy does, or a suppression, which names the finding.
    /// - Parameters:
    ///   - findings: All of them, amended.
    ///   - policy: How strictly it is drawn.
    package init(drawnFrom findings: [Finding], _ policy: Policy) {
        let deciding = findings.lazy.filter { $0.suppression == nil }
        let leastSevere: Severity = policy.isStrict ? .warning : .error
        if deciding.contains(where: { $0.outcome == .fail && $0.severity <= leastSevere }) {
            self = .fail
        } else {
            let isUnmeasured = deciding.contains { $0.outcome == .unknown }
            self = isUnmeasured && !policy.allowsUnknown ? .unknown : .pass
        }
    }
}

/// Facts, and the role they are to be judged in.
package struct AssetInRole: Sendable, Hashable {
    /// What was measured.
    package var facts: MediaFacts
    /// `image` or `video` when the caller said so; nil to tell by content.
    package var role: Subject?

    /// Creates an asset in a role.
    package init(_ facts: MediaFacts, role: Subject? = nil) {
        self.facts = facts
        self.role = role
    }
}

/// From what on a run fails: the words of `--fail-on`.
package enum FailureThreshold: String, Sendable, Hashable, CaseIterable {
    /// Errors alone.
    case error
    /// Errors, and what could not be measured.
    case unknown
    /// Warnings too.
    case warning
    /// Nothing: everything is reported, and the run passes.
    case never
}
