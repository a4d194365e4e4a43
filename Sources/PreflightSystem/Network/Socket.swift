#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// Sockets, and the addresses that names lead to.
package enum Socket {
    /// A socket that no child process inherits; -1 when there is none to be had.
    package static func open(_ family: Int32, _ type: Int32, _ transport: Int32) -> Int32 {
        #if canImport(Darwin)
            let descriptor = socket(family, type, transport)
            if descriptor >= 0 { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
            return descriptor
        #else
            // At once: a program may be started at this moment.
            return socket(family, type | Int32(SOCK_CLOEXEC.rawValue), transport)
        #endif
    }

    /// Closes a socket; 0, or what curl takes for a failure.
    package static func close(_ descriptor: Int32) -> Int32 { closeDescriptor(descriptor) }

    /// Bytes that have come over a connection, read or not; nil when the system does not say.
    package static func receivedByteCount(_ descriptor: Int32) -> UInt64? {
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

    /// The 4 or 16 bytes of the internet address in a `sockaddr`; nil for another family.
    package static func address(_ pointer: UnsafeRawPointer?, count: Int) -> [UInt8]? {
        guard let pointer = unsafe pointer, count >= MemoryLayout<sockaddr>.size else { return nil }
        switch unsafe Int32(pointer.loadUnaligned(as: sockaddr.self).sa_family) {
        case AF_INET where count >= MemoryLayout<sockaddr_in>.size:
            var address = unsafe pointer.loadUnaligned(as: sockaddr_in.self).sin_addr
            return unsafe withUnsafeBytes(of: &address) { unsafe Array($0) }
        case AF_INET6 where count >= MemoryLayout<sockaddr_in6>.size:
            var address = unsafe pointer.loadUnaligned(as: sockaddr_in6.self).sin6_addr
            return unsafe withUnsafeBytes(of: &address) { unsafe Array($0) }
        default: return nil
        }
    }

    /// Why a name leads to no address.
    package enum LookUpFailure: Error {
        /// There is no such name.
        case unknownName
        /// Nobody told.
        case noAnswer
    }

    /// Asks the system for the addresses of a host, as any program on this machine would. One may come twice. Blocks.
    package static func addresses(of host: String) throws(LookUpFailure) -> [[UInt8]] {
        var list: UnsafeMutablePointer<addrinfo>?
        let code = unsafe getaddrinfo(host, nil, nil, &list)
        defer { if let list = unsafe list { unsafe freeaddrinfo(list) } }
        guard code == 0 else { throw code == EAI_NONAME ? .unknownName : .noAnswer }
        var addresses: [[UInt8]] = []
        var entry = unsafe list
        while let current = unsafe entry {
            if let address = unsafe address(
                current.pointee.ai_addr, count: Int(current.pointee.ai_addrlen))
            {
                addresses.append(address)
            }
            unsafe entry = current.pointee.ai_next
        }
        return addresses
    }
}

/// `close` under a name that the function above does not hide.
private func closeDescriptor(_ descriptor: Int32) -> Int32 { close(descriptor) }
