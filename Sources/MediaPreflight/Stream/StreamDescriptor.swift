import PreflightSystem

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Reading and writing of descriptors that somebody else opened and may have made non-blocking.
enum StreamDescriptor {
    /// What came of reading.
    enum Reading {
        case bytes(Int)
        case end
        case stopped
        case failed(Int32)
    }

    static func isBrokenPipe(_ code: Int32) -> Bool { code == EPIPE }

    /// Whether something can be read, at once or within some time.
    static func isReadable(_ descriptor: Int32, within milliseconds: Int32) -> Bool {
        var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&wanted, 1, milliseconds) > 0
    }

    /// Does nothing for a while.
    static func pause(milliseconds: Int32) { _ = poll(nil, 0, milliseconds) }

    /// Waits for input or for the order to stop, and reads what is there.
    static func read(_ descriptor: Int32, into buffer: inout [UInt8], unless stop: StopPipe) -> Reading {
        while true {
            if waits(for: descriptor, unless: stop.readEnd) { return .stopped }
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe readBytes(descriptor, $0) }
            if count > 0 { return .bytes(count) }
            if count == 0 { return .end }
            if errno != EINTR, errno != EAGAIN { return .failed(errno) }
        }
    }

    /// Writes texts one after the other, in one go.
    /// - Returns: The error's number, or nil when all were written.
    static func write(_ texts: [String], to descriptor: Int32) -> Int32? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(texts.reduce(0) { $0 + $1.utf8.count })
        for text in texts { bytes.append(contentsOf: text.utf8) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe writeBytes(descriptor, $0) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                unsafe _ = poll(&room, 1, -1)
            } else if errno != EINTR {
                return errno
            }
        }
        return nil
    }

    /// - Returns: Whether the order to stop came. False when there is input, its end, or an error to be read.
    private static func waits(for descriptor: Int32, unless stop: Int32) -> Bool {
        var descriptors = [
            pollfd(fd: stop, events: Int16(POLLIN), revents: 0),
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        ]
        while unsafe poll(&descriptors, 2, -1) < 0 {
            guard errno == EINTR || errno == EAGAIN else { return false }
        }
        return descriptors[0].revents != 0
    }
}

// MARK: - Names that the enum's own functions hide

private func readBytes(_ descriptor: Int32, _ bytes: UnsafeMutableRawBufferPointer) -> Int {
    unsafe read(descriptor, bytes.baseAddress, bytes.count)
}

private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    unsafe write(descriptor, bytes.baseAddress, bytes.count)
}
