/// How long somebody waits for a process: until it had its time, and less once they are told to hurry.
struct Patience: Sendable {
    private let time: ProcessTime?
    private let hurry: (stream: AsyncStream<Duration>, continuation: AsyncStream<Duration>.Continuation)

    /// Why the wait is over.
    enum End: Sendable {
        case outOfTime
        case hurried
    }

    /// Patience for a process.
    /// - Parameter time: How long it may take; nil for as long as nobody hurries.
    init(_ time: ProcessTime?) {
        self.time = time
        hurry = AsyncStream.makeStream(of: Duration.self)
    }

    /// Waits no longer than this from now on.
    func shorten(to rest: Duration) {
        hurry.continuation.yield(rest)
        hurry.continuation.finish()
    }

    /// Waits until patience is at an end.
    /// - Parameter process: Who is waited for; nil while there is none, which uses up no time.
    /// - Returns: Why; nil when the task was cancelled before.
    func end(waitingFor process: Int32?) async -> End? {
        await withTaskGroup(of: End?.self) { group in
            if let time, let process {
                group.addTask { (try? await time.pass(for: process)).map { .outOfTime } }
            }
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
