internal import PreflightSystem

/// A bound on the processor time that a thread spends on a file.
///
/// The clock on the wall would count the time that other programs have the processor, and a sound file would be
/// unknown on a busy machine. It is the cheaper one to ask, and a thread never computes longer than it says: so the
/// processor's time is asked only once this much has passed.
struct ComputingDeadline {
    /// Processor time of this thread at which the bound is reached.
    private let end: Duration
    /// The bound is not reached before this.
    private var earliest: ContinuousClock.Instant

    /// A bound on what this thread computes from now on.
    init(_ limit: Duration) {
        end = Clock.threadTime + limit
        earliest = .now + limit
    }

    /// Whether the bound is reached. Ask it on the thread that made it.
    mutating func hasPassed() -> Bool {
        guard ContinuousClock.now >= earliest else { return false }
        let left = end - Clock.threadTime
        guard left > .zero else { return true }
        earliest = .now + left
        return false
    }
}
