internal import PreflightModel
internal import Synchronization

/// Adds up how far all files have come, and tells it ten times a second.
final class ProgressMeter: Sendable {
    private struct State {
        var progress = FetchProgress()
        var lastReport = ContinuousClock.now
    }

    private let state = Mutex(State())
    private let report: @Sendable (FetchProgress) -> Void

    init(_ report: @escaping @Sendable (FetchProgress) -> Void) { self.report = report }

    /// Counts a change in, and tells it when it is time.
    func update(_ change: (inout FetchProgress) -> Void) {
        let due: FetchProgress? = state.withLock { state in
            let finished = state.progress.finishedFileCount
            change(&state.progress)
            let isOver = state.progress.finishedFileCount > finished
            guard isOver || state.lastReport.duration(to: .now) >= .milliseconds(100) else { return nil }
            state.lastReport = .now
            return state.progress
        }
        if let due { report(due) }
    }
}
