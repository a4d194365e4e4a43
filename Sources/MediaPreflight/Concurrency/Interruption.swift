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
        // Without a thread to be had the work is not to be interrupted.
        _ = BlockingThread.start {
            guard let byte = stop.wait(), byte != 0 else { return }
            reason.byte.withLock { $0 = byte }
            onStop?()
            _ = stop.isSignalled(within: Int32(clamping: Int64(grace / .milliseconds(1))))
            task.cancel()
        }
        let result = await task.value
        let byte = reason.byte.withLock { $0 }
        // What waits for the pipe is let go, unless it is gone already.
        if byte == nil || grace > .zero { stop.signal() }
        return (result, byte)
    }

    private final class Reason: Sendable {
        let byte = Mutex<UInt8?>(nil)
    }
}
