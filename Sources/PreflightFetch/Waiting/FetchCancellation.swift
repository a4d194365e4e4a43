internal import Synchronization

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
