#if canImport(Darwin)
    private import Darwin
#else
    private import Glibc
#endif

/// Ends something from outside, even while it waits: a pipe that becomes readable then.
package final class StopPipe: Sendable {
    /// Can be read once something was written.
    package let readEnd: Int32
    /// A byte written here ends it; a signal handler may do so, and write which signal it was.
    package let writeEnd: Int32

    /// Makes a pipe.
    package init() throws(SystemFailure) {
        let (reading, writing) = try Descriptor.pipe()
        (readEnd, writeEnd) = (reading.number, writing.number)
        // A full pipe says all that there is to say: never wait for room in it.
        for end in [readEnd, writeEnd] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    }

    deinit {
        _ = close(readEnd)
        _ = close(writeEnd)
    }

    /// Waits until something was written, and gives the first byte; nil when the pipe cannot be read, or there is nothing
    /// in it when something was written to another one.
    package func wait(unless over: StopPipe) -> UInt8? {
        var states = [readEnd, over.readEnd].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        var byte: UInt8 = 0
        while unsafe read(readEnd, &byte, 1) != 1 {
            guard errno == EINTR || errno == EAGAIN, states[1].revents == 0 else { return nil }
            unsafe _ = poll(&states, 2, -1)
        }
        return byte
    }

    /// Whether something was written, at once or within some time.
    package func isSignalled(within milliseconds: Int32) -> Bool {
        var state = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&state, 1, milliseconds) > 0
    }

    /// The first byte other than 0 that was written to it, without waiting; nil when there is none.
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
