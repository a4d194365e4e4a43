#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Sockets for curl.
enum Socket {
    /// A socket that no child process inherits; -1 when there is none to be had.
    static func open(_ family: Int32, _ type: Int32, _ transport: Int32) -> Int32 {
        let descriptor = socket(family, type, transport)
        if descriptor >= 0 { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        return descriptor
    }
}
