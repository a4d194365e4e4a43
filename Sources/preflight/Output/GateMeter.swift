import MediaPreflight
import PreflightSystem
import Synchronization

/// Shows how far a run has come: as a line that stays in place on a terminal, as a line now and then in the log of a CI
/// job, and not at all where the output is for another program.
final class GateMeter: Sendable {
    private let isTerminal: Bool
    private let start: ContinuousClock.Instant
    private let write: @Sendable (String) -> Void
    private let state = Mutex(State())

    private struct State {
        var lastShown: ContinuousClock.Instant?
        var isDrawn = false
    }

    /// A meter that begins now.
    /// - Parameters:
    ///   - isTerminal: Whether a line can be drawn anew.
    ///   - start: When the run began.
    ///   - write: Shows a text.
    init(
        isTerminal: Bool, start: ContinuousClock.Instant = .now,
        write: @escaping @Sendable (String) -> Void = GateMeter.complain
    ) {
        self.isTerminal = isTerminal
        self.start = start
        self.write = write
    }

    /// A meter where somebody can see it.
    static func ifSeen() -> GateMeter? {
        // What CI systems set: GitHub, GitLab, CircleCI, Travis and others. Some of them give a terminal to a log.
        let mark = ThisProcess.environment("CI", default: "")
        if !mark.isEmpty, mark != "false", mark != "0" { return GateMeter(isTerminal: false) }
        guard Descriptor.standardError.isTerminal else { return nil }
        return ThisProcess.environment("TERM", default: "dumb") == "dumb" ? nil : GateMeter(isTerminal: true)
    }

    /// Shows it, unless that was done a moment ago.
    @Sendable func show(_ progress: GateProgress) { show(progress, at: .now) }

    /// Shows it, unless that was done a moment before.
    func show(_ progress: GateProgress, at now: ContinuousClock.Instant) {
        state.withLock { state in
            let pause: Duration = isTerminal ? .milliseconds(100) : .seconds(10)
            // A short run is over before anybody has read a line.
            let due =
                state.lastShown?.advanced(by: pause)
                ?? start.advanced(by: isTerminal ? .milliseconds(300) : pause)
            guard now >= due, progress.judged < progress.total else { return }
            state.lastShown = now
            state.isDrawn = isTerminal
            let line = Self.line(progress, after: now - start)
            guard isTerminal else { return write("preflight: \(line)\n") }
            let columns = Descriptor.standardError.columns ?? 80
            let shown = "\(Self.bar(progress)) \(line)  \(Console.visible(progress.name))"
            write("\r\(shown.prefix(max(columns - 1, 20)))\u{1B}[K")
        }
    }

    /// Takes the line away.
    func clear() {
        state.withLock { state in
            if state.isDrawn { write("\r\u{1B}[K") }
            state.isDrawn = false
        }
    }

    /// For example `1234 of 10000, 5432/s, 2 s left`.
    static func line(_ progress: GateProgress, after elapsed: Duration) -> String {
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        let count = "\(progress.judged) of \(progress.total)"
        guard seconds > 0, progress.judged > 0 else { return count }
        let rate = Double(progress.judged) / seconds
        let left = Int((Double(progress.total - progress.judged) / rate).rounded(.up))
        let pace = rate >= 10 ? "\(Int(rate))/s" : "\(Int(rate * 60))/min"
        return "\(count), \(pace), \(duration(left)) left"
    }

    private static func duration(_ seconds: Int) -> String {
        switch seconds {
        case ..<60: "\(seconds) s"
        case ..<3600: "\(seconds / 60) min \(seconds % 60) s"
        default: "\(seconds / 3600) h \(seconds % 3600 / 60) min"
        }
    }

    private static func bar(_ progress: GateProgress) -> String {
        let width = 20
        let filled = progress.total > 0 ? width * progress.judged / progress.total : 0
        return "[" + String(repeating: "#", count: filled) + String(repeating: " ", count: width - filled)
            + "]"
    }

    @Sendable static func complain(_ text: String) {
        // What cannot be shown is no failure.
        try? Descriptor.standardError.write(Array(text.utf8))
    }
}
