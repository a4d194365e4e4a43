package import PreflightSystem
import Synchronization

/// Lets work end in good order when somebody asks for it.
package enum Interruption {
    /// Does work, and cancels it when a pipe says so.
    /// - Parameters:
    ///   - stop: Cancels the work when a byte other than 0 is written to it.
    ///   - onStop: Told at once.
    ///   - grace: How much later the work is cancelled, unless there is a second byte before.
    ///   - work: Ends soon once it is cancelled.
    /// - Returns: What the work came to, and the byte that cancelled it, if one did.
    package static func run<Result: Sendable>(
        until stop: StopPipe, onStop: (@Sendable () -> Void)? = nil, within grace: Duration = .zero,
        _ work: @escaping @Sendable () async -> Result
    ) async -> (result: Result, reason: UInt8?) {
        let task = Task { await work() }
        let reason = Reason()
        let (listening, listened) = AsyncStream.makeStream(of: Never.self)
        // Without a thread or a pipe to be had the work is not to be interrupted.
        let over = try? StopPipe()
        if let over {
            let code = BlockingThread.start {
                defer { listened.finish() }
                guard let byte = stop.wait(unless: over), byte != 0 else { return }
                reason.byte.withLock { $0 = byte }
                onStop?()
                // Nobody waits for the grace to be over once the work is.
                Task {
                    if grace > .zero { try? await Task.sleep(for: grace) }
                    task.cancel()
                }
            }
            if code != nil { listened.finish() }
        }
        let result = await task.value
        if let over {
            // Whoever listens is gone before the next one does: it would take a signal for work that is over.
            over.signal()
            for await _ in listening {}
        }
        return (result, reason.byte.withLock { $0 })
    }

    private final class Reason: Sendable {
        let byte = Mutex<UInt8?>(nil)
    }
}
