#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A lock file beside the database, held together by all who use it, and by one alone who makes it anew: SQLite cannot
/// know that a file was exchanged below it. Let go with its last reference, and by the system when the program dies.
final class CacheLock: Sendable {
    private let descriptor: Int32

    /// Opens the file, making it if need be; nil when that cannot be done, with the reason in `errno`.
    init?(_ path: String) {
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        if descriptor < 0 { return nil }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Shares the lock with others, or goes back to sharing it.
    /// - Returns: Whether nobody kept it alone for too long.
    func share() -> Bool { acquire(LOCK_SH, within: 10_000) }

    /// Takes the lock alone.
    /// - Returns: Whether nobody else kept it for too long. If so, it is not held at all.
    func takeAlone() -> Bool { acquire(LOCK_EX, within: 500) }

    /// Making a database takes milliseconds, or seconds on a busy machine; a run that uses one may take hours.
    private func acquire(_ operation: Int32, within milliseconds: Int) -> Bool {
        for _ in 0..<(milliseconds / 10) {
            if flock(descriptor, operation | LOCK_NB) == 0 { return true }
            guard errno == EWOULDBLOCK || errno == EINTR else { return false }
            usleep(10_000)
        }
        return false
    }
}
