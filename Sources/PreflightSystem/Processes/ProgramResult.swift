/// What a program wrote, and how it ended.
package struct ProgramResult: Sendable, Hashable {
    /// All that it wrote to its standard output.
    package let output: [UInt8]
    /// What it wrote to its standard error; of much, the end.
    package let standardError: [UInt8]
    /// How it ended.
    package let ending: Ending

    /// How a program can end.
    package enum Ending: Sendable, Hashable {
        /// It exited with a status: 0 when all is well.
        case exited(Int32)
        /// A signal ended it.
        case killed(signal: Int32)
    }

    /// Whether it exited with status 0.
    package var hasSucceeded: Bool { ending == .exited(0) }
}

/// Why a program could not be run to its end.
package enum ProgramFailure: Error, Sendable, Hashable {
    /// No folder of `PATH` has a program of that name.
    case notFound(String)
    /// The system would not start it, or its output could not be read; with the reason in words.
    case notStarted(String)
    /// It was killed because it had not ended in time.
    case outOfTime(Duration)
    /// It was killed because it wrote more than was asked for, in bytes.
    case tooMuchOutput(limit: Int)
    /// It was killed, or not started, because the surrounding task was cancelled.
    case cancelled
}
