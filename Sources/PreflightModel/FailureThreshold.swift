/// From what on a run fails: the words of `--fail-on`.
public enum FailureThreshold: String, Sendable, Hashable, CaseIterable {
    /// Errors alone.
    case error
    /// Errors, and what could not be measured.
    case unknown
    /// Warnings too.
    case warning
    /// Nothing: everything is reported, and the run passes.
    case never
}
