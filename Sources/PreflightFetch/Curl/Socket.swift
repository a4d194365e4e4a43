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

    /// Closes a socket.
    /// - Returns: 0, or what curl takes for a failure.
    static func close(_ descriptor: Int32) -> Int32 { closeDescriptor(descriptor) }

    /// Bytes that have come over a connection, read or not; nil when the system does not say.
    static func receivedByteCount(_ descriptor: Int32) -> UInt64? {
        #if canImport(Darwin)
            var information = tcp_connection_info()
            var count = socklen_t(MemoryLayout<tcp_connection_info>.size)
            let code = unsafe getsockopt(
                descriptor, Int32(IPPROTO_TCP), TCP_CONNECTION_INFO, &information, &count)
            return code == 0 ? information.tcpi_rxbytes : nil
        #else
            // glibc's tcp_info ends before `tcpi_bytes_received`, which Linux has had at this place since 4.1.
            let place = 128
            var information = [UInt8](repeating: 0, count: place + 8)
            var count = socklen_t(information.count)
            guard unsafe getsockopt(descriptor, Int32(IPPROTO_TCP), TCP_INFO, &information, &count) == 0,
                count == information.count
            else { return nil }
            return unsafe information.withUnsafeBytes {
                unsafe $0.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            }
        #endif
    }
}

/// `close` under a name that the function above does not hide.
private func closeDescriptor(_ descriptor: Int32) -> Int32 { close(descriptor) }
