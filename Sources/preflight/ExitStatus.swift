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
    /// Ctrl-C ended the run; what was known was reported.
    case interrupted = 130
    /// SIGTERM ended the run; what was known was reported.
    case terminated = 143

    init(_ verdict: Verdict) {
        self =
            switch verdict {
            case .pass: .pass
            case .fail: .fail
            case .unknown: .unknown
            }
    }

    /// What a signal comes to, as shells have it: 128 and its number.
    init(endedBy signal: UInt8) { self = ExitStatus(rawValue: 128 + Int32(signal)) ?? .interrupted }
}
