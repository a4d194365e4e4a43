#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Keeps SIGPIPE, which a write to a closed TLS connection raises, from ending the program.
enum SilentPipes {
    /// Does something with SIGPIPE blocked on this thread, and takes back what was raised meanwhile.
    static func during<Result>(_ work: () -> Result) -> Result {
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
