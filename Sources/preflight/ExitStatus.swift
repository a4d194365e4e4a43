import MediaPreflight

/// The exit statuses that scripts may rely on. Thrown by a command that is done.
enum ExitStatus: Int32, Error {
    /// Everything passes.
    case pass = 0
    /// At least one asset fails.
    case fail = 1
    /// Wrong usage or configuration, or output that cannot be written.
    case usage = 2
    /// Nothing fails, but something could not be measured.
    case unknown = 3

    init(_ verdict: Verdict) {
        self =
            switch verdict {
            case .pass: .pass
            case .fail: .fail
            case .unknown: .unknown
            }
    }
}
