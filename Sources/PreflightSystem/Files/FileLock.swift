#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A lock file, held together by many or by one alone. Let go with its last reference, and by the system when the program
/// dies.
package final class FileLock: Sendable {
    private let descriptor: Int32

    /// Opens the file, which is no symbolic link, making it if need be. It is not held yet.
    package init(_ path: String) throws(SystemFailure) {
        descriptor = unsafe try path.call {
            unsafe open($0, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Shares the lock with others, or goes back to sharing it; false when somebody kept it alone for too long.
    package func share(within milliseconds: Int) -> Bool { acquire(LOCK_SH, within: milliseconds) }

    /// Takes the lock alone; false when others kept it for too long. Then it is not held at all.
    package func takeAlone(within milliseconds: Int) -> Bool { acquire(LOCK_EX, within: milliseconds) }

    private func acquire(_ operation: Int32, within milliseconds: Int) -> Bool {
        for _ in 0..<(milliseconds / 10) {
            if flock(descriptor, operation | LOCK_NB) == 0 { return true }
            guard errno == EWOULDBLOCK || errno == EINTR else { return false }
            usleep(10_000)
        }
        return false
    }
}
