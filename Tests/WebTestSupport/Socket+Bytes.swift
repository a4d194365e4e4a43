#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// What goes through a connection.
extension Socket {
    /// Sends bytes.
    /// - Returns: How many the system took; nil when the peer takes no more.
    func deliver(_ bytes: ArraySlice<UInt8>) -> Int? {
        #if canImport(Darwin)
            let flags: Int32 = 0
        #else
            let flags = Int32(MSG_NOSIGNAL)
        #endif
        while true {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe send(descriptor, $0.baseAddress, $0.count, flags)
            }
            if count >= 0 { return count }
            if errno != EINTR { return nil }
        }
    }

    /// The next bytes; nil when none will come.
    func receive() -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = unsafe bytes.withUnsafeMutableBytes {
                unsafe recv(descriptor, $0.baseAddress, $0.count, 0)
            }
            if count > 0 { return Array(bytes.prefix(count)) }
            if count == 0 || errno != EINTR { return nil }
        }
    }

    /// Whether the peer has closed its end or reset the connection.
    var isPeerGone: Bool {
        var byte: UInt8 = 0
        let count = unsafe recv(descriptor, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
        return count == 0 || (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)
    }

    /// Gives up after so long a wait for bytes.
    func limitWaits(seconds: Int) {
        var time = timeval()
        time.tv_sec = .init(seconds)
        set(SOL_SOCKET, SO_RCVTIMEO, time)
    }

    /// Ends both directions, which wakes whoever waits for either.
    func shutDown() { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// Makes closing the connection a reset instead of an orderly end.
    func resetOnClose() { set(SOL_SOCKET, SO_LINGER, linger(l_onoff: 1, l_linger: 0)) }
}
