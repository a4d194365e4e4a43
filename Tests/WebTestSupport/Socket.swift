#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A TCP socket of this machine's loopback. It is closed with its last user.
final class Socket: Sendable {
    let descriptor: Int32

    /// A call of the system failed.
    struct Failure: Error, CustomStringConvertible {
        let call: String
        let number: Int32
        var description: String { unsafe "\(call): \(String(cString: strerror(number)))" }
    }

    private init(descriptor: Int32) {
        self.descriptor = descriptor
        // Programs that are started meanwhile must not keep it open.
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        #if canImport(Darwin)
            set(SOL_SOCKET, SO_NOSIGPIPE, 1 as Int32)
        #endif
    }

    deinit { _ = close(descriptor) }

    private convenience init(_ address: LoopbackAddress) throws {
        #if canImport(Glibc)
            let stream = Int32(SOCK_STREAM.rawValue)
        #else
            let stream = SOCK_STREAM
        #endif
        self.init(
            descriptor: try Self.check("socket", socket(address == .ipv6 ? AF_INET6 : AF_INET, stream, 0)))
    }

    /// A socket on a port, or on a free one for 0, which another program of the same user may bind to as well when it
    /// is shared.
    convenience init(boundTo address: LoopbackAddress, port: UInt16 = 0, sharingPort: Bool) throws {
        try self.init(address)
        if sharingPort { set(SOL_SOCKET, SO_REUSEPORT, 1 as Int32) }
        try unsafe Self.check(
            "bind", address.withSystemAddress(port: port) { unsafe bind(descriptor, $0, $1) })
    }

    /// A socket that is connected.
    convenience init(connectedTo address: LoopbackAddress, port: UInt16) throws {
        try self.init(address)
        try unsafe Self.check(
            "connect", address.withSystemAddress(port: port) { unsafe connect(descriptor, $0, $1) })
    }

    func startListening() throws { try Self.check("listen", listen(descriptor, 128)) }

    /// The next connection.
    func accepted() -> Socket {
        var accepted: Int32
        // It fails for connections that are gone already, and when descriptors run out for a while.
        repeat { accepted = accept(descriptor, nil, nil) } while accepted < 0
        let socket = Socket(descriptor: accepted)
        // Small pieces must leave when they are written, and few may wait where nobody counts them.
        socket.set(Int32(IPPROTO_TCP), TCP_NODELAY, 1 as Int32)
        socket.set(SOL_SOCKET, SO_SNDBUF, 65_536 as Int32)
        return socket
    }

    /// The port it is bound to.
    var port: UInt16 {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        _ = unsafe withUnsafeMutablePointer(to: &storage) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe getsockname(descriptor, $0, &length)
            }
        }
        // The port lies at the same place in the addresses of both families.
        return unsafe withUnsafeBytes(of: storage) { unsafe UInt16($0[2]) << 8 | UInt16($0[3]) }
    }

    func set<Value>(_ level: Int32, _ option: Int32, _ value: Value) {
        _ = unsafe withUnsafeBytes(of: value) {
            unsafe setsockopt(descriptor, level, option, $0.baseAddress, socklen_t($0.count))
        }
    }

    @discardableResult
    private static func check(_ call: String, _ result: Int32) throws -> Int32 {
        guard result >= 0 else { throw Failure(call: call, number: errno) }
        return result
    }
}

extension LoopbackAddress {
    /// Calls with the address and its length as the system's calls take them.
    fileprivate func withSystemAddress<Result>(
        port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        func call<Address>(_ address: Address) -> Result {
            unsafe withUnsafePointer(to: address) {
                unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    unsafe body($0, socklen_t(MemoryLayout<Address>.size))
                }
            }
        }
        if self == .ipv6 {
            var address = sockaddr_in6()
            address.sin6_family = sa_family_t(AF_INET6)
            address.sin6_port = port.bigEndian
            _ = unsafe inet_pton(AF_INET6, rawValue, &address.sin6_addr)
            return call(address)
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        _ = unsafe inet_pton(AF_INET, rawValue, &address.sin_addr)
        return call(address)
    }
}
