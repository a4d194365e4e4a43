private import Synchronization

/// How long somebody waits for a process: until it had its time, and less once they are told to hurry.
final class Patience: Sendable {
    private let time: ProcessTime?
    private let state = Mutex(State())

    private struct State {
        /// When it is over for whoever hurries; nil while nobody does.
        var end: ContinuousClock.Instant?
        var waiting: [AsyncStream<ContinuousClock.Instant>.Continuation] = []
    }

    /// Why the wait is over.
    enum End: Sendable {
        case outOfTime
        case hurried
    }

    /// Patience for a process.
    /// - Parameter time: How long it may take; nil for as long as nobody hurries.
    init(_ time: ProcessTime?) { self.time = time }

    /// Waits no longer than this from now on.
    func shorten(to rest: Duration) {
        let end = ContinuousClock.now.advanced(by: rest)
        let waiting = state.withLock { state in
            state.end = min(state.end ?? end, end)
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.yield(end) }
    }

    /// Waits until patience is at an end. May be asked again: the process then has its whole time once more.
    /// - Parameter process: Who is waited for; nil while there is none, which uses up no time.
    /// - Returns: Why; nil when the task was cancelled before.
    func end(waitingFor process: Int32?) async -> End? {
        await withTaskGroup(of: End?.self) { group in
            if let time, let process {
                group.addTask { (try? await time.pass(for: process)).map { .outOfTime } }
            }
            group.addTask {
                for await end in self.hurry() {
                    return (try? await Task.sleep(until: end)).map { .hurried }
                }
                return nil
            }
            let first = await group.next()
            group.cancelAll()
            return first ?? nil
        }
    }

    /// Tells when it is over, as soon as somebody hurries.
    private func hurry() -> AsyncStream<ContinuousClock.Instant> {
        let (stream, continuation) = AsyncStream.makeStream(of: ContinuousClock.Instant.self)
        let end = state.withLock { state in
            if state.end == nil { state.waiting.append(continuation) }
            return state.end
        }
        if let end { continuation.yield(end) }
        return stream
    }
}
