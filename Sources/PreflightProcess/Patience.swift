/// How long somebody waits: for a while, and less once they are told to hurry.
struct Patience: Sendable {
    private let duration: Duration
    private let hurry: (stream: AsyncStream<Duration>, continuation: AsyncStream<Duration>.Continuation)

    /// Why the wait is over.
    enum End: Sendable {
        case outOfTime
        case hurried
    }

    /// Patience for a while.
    init(_ duration: Duration) {
        self.duration = duration
        hurry = AsyncStream.makeStream(of: Duration.self)
    }

    /// Waits no longer than this from now on.
    func shorten(to rest: Duration) {
        hurry.continuation.yield(rest)
        hurry.continuation.finish()
    }

    /// Waits until patience is at an end.
    /// - Returns: Why; nil when the task was cancelled before.
    func end() async -> End? {
        await withTaskGroup(of: End?.self) { group in
            group.addTask { (try? await Task.sleep(for: duration)).map { .outOfTime } }
            group.addTask {
                for await rest in hurry.stream { return (try? await Task.sleep(for: rest)).map { .hurried } }
                return nil
            }
            let first = await group.next()
            group.cancelAll()
            return first ?? nil
        }
    }
}
