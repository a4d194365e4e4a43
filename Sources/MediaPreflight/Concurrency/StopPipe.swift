#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Ends something from outside, even while it waits: a pipe that becomes readable then.
package final class StopPipe: Sendable {
    let readEnd: Int32
    /// A byte written here ends it; a signal handler may do so, and write which signal it was.
    package let writeEnd: Int32

    /// The system has no descriptors left.
    package struct Failure: Error {
        /// The system's number of the error.
        package let code: Int32
    }

    /// Makes a pipe.
    package init() throws(Failure) {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw Failure(code: errno) }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            // A full pipe says all that there is to say: never wait for room in it.
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        (readEnd, writeEnd) = (ends[0], ends[1])
    }

    deinit {
        _ = close(readEnd)
        _ = close(writeEnd)
    }

    /// Waits until something was written.
    /// - Returns: The first byte; nil when the pipe cannot be read.
    func wait() -> UInt8? {
        var state = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
        var byte: UInt8 = 0
        while unsafe read(readEnd, &byte, 1) != 1 {
            guard errno == EINTR || errno == EAGAIN else { return nil }
            unsafe _ = poll(&state, 1, -1)
        }
        return byte
    }

    /// What was written to it, without waiting.
    /// - Returns: The first byte other than 0; nil when there is none.
    package func take() -> UInt8? {
        var byte: UInt8 = 0
        while unsafe read(readEnd, &byte, 1) == 1 { if byte != 0 { return byte } }
        return nil
    }

    /// Ends it from inside the program.
    package func signal() {
        let byte: UInt8 = 0
        _ = unsafe withUnsafeBytes(of: byte) { unsafe write(writeEnd, $0.baseAddress, 1) }
    }
}
