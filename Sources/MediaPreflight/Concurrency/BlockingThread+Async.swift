import PreflightFetch
import PreflightSystem

extension BlockingThread {
    /// Does work that waits for the network on a thread of its own, and returns to where it was called.
    /// - Parameter work: Ends soon once what it is given says so: the surrounding task was cancelled.
    /// - Returns: What the work gave.
    static func run<Output: Sendable>(
        _ work: @escaping @Sendable (FetchCancellation) -> Output
    ) async -> Output {
        let cancellation = FetchCancellation()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let code = start { continuation.resume(returning: work(cancellation)) }
                // Without a thread to be had it is done here, which is slower and no less right.
                if code != nil { continuation.resume(returning: work(cancellation)) }
            }
        } onCancel: {
            cancellation.cancel()
        }
    }
}
