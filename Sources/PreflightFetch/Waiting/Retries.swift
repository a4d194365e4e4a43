internal import Foundation
internal import PreflightModel

/// How often a request is sent again, and after which pause.
struct Retries {
    private var left: Int
    private var pause: Duration

    init(_ policy: FetchPolicy) {
        left = policy.retryCount
        pause = policy.retryPause
    }

    /// Waits before the next attempt.
    /// - Parameters:
    ///   - failure: What the last attempt came to.
    ///   - requested: How long the server asks to wait.
    ///   - deadline: How long there is.
    /// - Throws: The failure, when there is no use in another attempt.
    mutating func pause(
        after failure: FetchFailure, askedFor requested: Duration?, _ deadline: Deadline
    ) throws(FetchFailure) {
        guard failure.mayPass, left > 0 else { throw failure }
        // At random, so that many who failed together do not come back together.
        let length = max(pause * Double.random(in: 1...1.5), requested ?? .zero)
        guard length < deadline.remaining else { throw failure }
        left -= 1
        pause *= 2
        let end = ContinuousClock.now.advanced(by: length)
        while ContinuousClock.now < end {
            try deadline.check()
            let rest = min(.milliseconds(50), ContinuousClock.now.duration(to: end))
            Thread.sleep(forTimeInterval: max(0, rest / .seconds(1)))
        }
    }
}
