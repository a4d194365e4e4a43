internal import Synchronization

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// What becomes of signals.
package enum Signals {
    /// Has each SIGINT and SIGTERM write its number to a pipe instead of ending the program. The first asks for an end in
    /// good order; the second, which some send right behind it, ends waiting, and never what is being written.
    ///
    /// A signal that was ignored from the start, as `nohup` and a shell's `&` arrange it, stays ignored.
    /// - Parameter pipe: The pipe. It must stay open until ``endOnTermination()``.
    package static func onTermination(writeTo pipe: StopPipe) {
        unsafe terminationDescriptor = pipe.writeEnd
        terminationCount.store(0, ordering: .releasing)
        for number in [SIGINT, SIGTERM] {
            let previous = signal(number, writeTermination)
            let ignored = SIG_IGN
            if unsafe unsafeBitCast(previous, to: Int.self) == unsafeBitCast(ignored, to: Int.self) {
                _ = signal(number, SIG_IGN)
            }
        }
    }

    /// How many signals have come since they are written to a pipe.
    static var count: Int { terminationCount.load(ordering: .acquiring) }

    /// Lets SIGINT and SIGTERM end the program again.
    package static func endOnTermination() {
        _ = signal(SIGINT, SIG_DFL)
        _ = signal(SIGTERM, SIG_DFL)
    }

    /// Has a write that nobody reads, or that goes beyond the limit on a file's size, fail instead of ending the program.
    package static func ignoreFailedWrites() {
        _ = signal(SIGPIPE, SIG_IGN)
        _ = signal(SIGXFSZ, SIG_IGN)
        // Who starts us may have ignored it, and we would never hear how a program ended.
        _ = signal(SIGCHLD, SIG_DFL)
    }

    /// Has a signal end this process after it has computed for so many seconds; 0 for never.
    package static func endAfterComputing(seconds: Int) {
        var timer = itimerval()
        timer.it_value.tv_sec = seconds
        #if canImport(Darwin)
            unsafe _ = setitimer(ITIMER_PROF, &timer, nil)
        #else
            unsafe _ = setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
        #endif
    }

    /// Does something with SIGPIPE, which a write to a closed TLS connection raises, blocked on this thread, and takes
    /// back what was raised meanwhile.
    package static func withoutBrokenPipes<Result>(_ work: () -> Result) -> Result {
        var pipe = sigset_t()
        var old = sigset_t()
        unsafe sigemptyset(&pipe)
        unsafe sigaddset(&pipe, SIGPIPE)
        guard unsafe pthread_sigmask(SIG_BLOCK, &pipe, &old) == 0 else { return work() }
        defer {
            if unsafe sigismember(&old, SIGPIPE) == 0 {
                discardPending(&pipe)
                unsafe pthread_sigmask(SIG_SETMASK, &old, nil)
            }
        }
        return work()
    }

    private static func discardPending(_ pipe: inout sigset_t) {
        var pending = sigset_t()
        guard unsafe sigpending(&pending) == 0, unsafe sigismember(&pending, SIGPIPE) == 1 else { return }
        #if canImport(Darwin)
            var signal: Int32 = 0
            unsafe sigwait(&pipe, &signal)
        #else
            // Without waiting: one that was meant for the whole process may be gone by now.
            var now = timespec()
            unsafe sigtimedwait(&pipe, nil, &now)
        #endif
    }
}

/// Where the handler writes. Set once, before there is a handler that could read it.
nonisolated(unsafe) private var terminationDescriptor: Int32 = -1
private let terminationCount = Atomic(0)

/// Does only what POSIX allows in a signal handler.
private func writeTermination(_ number: Int32) {
    let interrupted = errno
    terminationCount.add(1, ordering: .releasing)
    var byte = UInt8(truncatingIfNeeded: number)
    unsafe _ = write(terminationDescriptor, &byte, 1)
    errno = interrupted
}
