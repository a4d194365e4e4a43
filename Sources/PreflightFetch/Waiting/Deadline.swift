internal import PreflightModel
internal import Synchronization

/// How long a fetch may still take. Waiting looks at it every 50 ms, which ends a fetch soon enough and needs no way
/// to wake a thread.
final class Deadline {
    private let limit: Duration
    private let cancellation: FetchCancellation?
    private var end: ContinuousClock.Instant
    /// Time that did not count so far.
    private(set) var uncounted: Duration = .zero

    init(_ limit: Duration, _ cancellation: FetchCancellation?) {
        self.limit = limit
        self.cancellation = cancellation
        end = .now.advanced(by: limit)
    }

    /// Time left.
    var remaining: Duration { ContinuousClock.now.duration(to: end) }

    /// Deadline for a part of the whole.
    func limited(to duration: Duration) -> Deadline { Deadline(min(duration, remaining), cancellation) }

    /// Throws when there is no use in waiting any longer.
    func check() throws(FetchFailure) {
        try checkCancellation()
        guard remaining > .zero else {
            throw FetchFailure(.tooSlow, "the file did not come within \(Self.words(limit))")
        }
    }

    /// For example `60 s` or `0.25 s`.
    private static func words(_ duration: Duration) -> String {
        let seconds = duration / .seconds(1)
        return seconds == seconds.rounded() ? "\(Int64(seconds)) s" : "\(seconds) s"
    }

    /// Throws when nobody waits any more.
    func checkCancellation() throws(FetchFailure) {
        if cancellation?.isCancelled == true {
            throw FetchFailure(.cancelled, "the check was cancelled before the file was read")
        }
    }

    /// Does something whose time does not count.
    func withoutCounting<Result>(_ work: () throws(FetchFailure) -> Result) throws(FetchFailure) -> Result {
        let start = ContinuousClock.now
        defer {
            let duration = start.duration(to: .now)
            end += duration
            uncounted += duration
        }
        return try work()
    }
}

/// Tells a fetch that nobody waits for it any more.
package final class FetchCancellation: Sendable {
    private let flag = Atomic(false)

    /// Creates one that has not happened.
    package init() {}

    /// Ends the fetch, within a tenth of a second.
    package func cancel() { flag.store(true, ordering: .releasing) }

    /// Whether it has happened.
    package var isCancelled: Bool { flag.load(ordering: .acquiring) }
}
