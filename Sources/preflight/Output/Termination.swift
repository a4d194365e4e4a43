import MediaPreflight
import PreflightSystem

/// Lets a command that measures end in good order: while there is one, Ctrl-C or SIGTERM cancels the measuring instead of
/// ending everything, so that what is known can be reported. Reporting is not cancelled.
final class Termination {
    private let stop: StopPipe
    /// The number of the signal that came; nil when none did.
    private(set) var signal: UInt8?

    /// Begins to hold signals.
    /// - Throws: `PreflightError` when the system has no descriptors left.
    init() throws(PreflightError) {
        do throws(SystemFailure) {
            stop = try StopPipe()
        } catch {
            throw PreflightError(
                PreflightError.Code(rawValue: "noDescriptors"), "the run cannot be started",
                cause: error.description)
        }
        Signals.onTermination(writeTo: stop)
    }

    // The pipe stays open until no signal can be written to it any more.
    deinit { withExtendedLifetime(stop) { Signals.endOnTermination() } }

    /// Does work that ends soon once it is cancelled, unless a signal came before.
    /// - Returns: What it came to.
    func run<Result: Sendable>(_ work: @escaping @Sendable () async -> Result) async -> Result {
        let (result, reason) = await Interruption.run(until: stop, work)
        signal = signal ?? reason
        return result
    }

    /// Takes note of a signal that came while nothing was to be cancelled.
    func look() { signal = signal ?? stop.take() }

    /// Ends a command that was ended from outside, with the exit status that says so.
    /// - Parameter account: What was and was not done.
    /// - Throws: The exit status.
    func endIfSignalled(_ account: @autoclosure () -> String) throws(ExitStatus) {
        guard let signal else { return }
        Console.complain("interrupted: \(account())")
        throw ExitStatus(endedBy: signal)
    }
}
