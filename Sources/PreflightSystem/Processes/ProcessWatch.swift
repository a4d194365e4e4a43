#if canImport(Darwin)
    private import Darwin
#else
    private import Glibc
#endif

/// How long a process that we started may take: for its computing, the processor's time; for its waiting, the clock's.
///
/// On a busy machine a process computes little for long, and what it will answer is no different for it. One that does
/// not compute either waits for something that may never come.
struct ProcessWatch {
    private let process: Int32
    /// The most it may compute, and the longest it may wait at one go.
    private let limit: Duration
    private let start: Duration?
    private var last: Duration?
    private var hasEnded = false
    private var pause: Duration
    /// When there may be news.
    private(set) var nextLook: ContinuousClock.Instant

    /// Computing for less than this share of a while is waiting: the least that a busy machine leaves to one process is
    /// several times as much.
    private static let idleShare = 0.0001

    /// A look that comes so late tells nothing about the process.
    private static let longestDelay: Duration = .seconds(10)

    /// The least time for the end of a process to be noticed.
    private static let endingTime: Duration = .seconds(5)

    /// Watches a process from now on.
    /// - Parameters:
    ///   - process: Its number.
    ///   - limit: The most it may compute, and the longest it may wait at one go.
    init(_ process: Int32, _ limit: Duration) {
        (self.process, self.limit, pause) = (process, limit, limit)
        start = Self.used(by: process)
        last = start
        nextLook = .now.advanced(by: limit)
    }

    /// Whether the process had its time: within the quarter of the limit after it has computed for so long, within twice
    /// the limit when it waits. One that has ended is given time for its end to be noticed, which takes a busy machine a
    /// while.
    mutating func isOver() -> Bool {
        let late = nextLook.duration(to: .now)
        guard late >= .zero else { return false }
        if late > Self.longestDelay {
            // We were asleep, and so was the process: the machine, or both of us, were stopped.
            last = Self.used(by: process)
            nextLook = .now.advanced(by: pause)
            return false
        }
        if Self.isGone(process) {
            if hasEnded { return true }
            hasEnded = true
            pause = max(limit, Self.endingTime)
        } else {
            // Where the system does not tell, the clock decides.
            guard let start, let before = last, let now = Self.used(by: process) else { return true }
            if now - start >= limit || now - before < pause * Self.idleShare { return true }
            last = now
            pause = max(limit - (now - start), limit / 4)
        }
        nextLook = .now.advanced(by: pause)
        return false
    }

    /// Returns when the process had its time.
    /// - Throws: `CancellationError`.
    mutating func end() async throws {
        repeat { try await Task.sleep(until: nextLook) } while !isOver()
    }

    /// Processor time that a process has used; nil when the system does not say.
    private static func used(by process: Int32) -> Duration? {
        #if canImport(Darwin)
            return nil
        #else
            var clock = clockid_t()
            var time = timespec()
            guard unsafe clock_getcpuclockid(process, &clock) == 0, unsafe clock_gettime(clock, &time) == 0
            else { return nil }
            return Clock.duration(time)
        #endif
    }

    /// Whether a process of ours has ended. Looks without taking the news from whoever waits for it.
    private static func isGone(_ process: Int32) -> Bool {
        var information = unsafe siginfo_t()
        let code = unsafe waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT)
        #if canImport(Darwin)
            return unsafe code != 0 || information.si_pid == process
        #else
            // `si_signo` stays 0 while there is no news.
            return unsafe code != 0 || information.si_signo != 0
        #endif
    }
}
