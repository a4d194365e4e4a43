internal import PreflightModel
import PreflightText

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

extension NetworkAddress {
    /// The address in a socket's address; nil for another family than the internet's.
    /// - Parameters:
    ///   - pointer: The socket's address.
    ///   - count: Bytes there.
    init?(_ pointer: UnsafePointer<sockaddr>?, count: socklen_t) {
        guard let pointer = unsafe pointer, Int(count) >= MemoryLayout<sockaddr>.size else { return nil }
        let raw = unsafe UnsafeRawPointer(pointer)
        let family = unsafe Int32(pointer.pointee.sa_family)
        switch family {
        case AF_INET where Int(count) >= MemoryLayout<sockaddr_in>.size:
            var address = unsafe raw.loadUnaligned(as: sockaddr_in.self).sin_addr
            self.init(bytes: unsafe withUnsafeBytes(of: &address) { unsafe Array($0) })
        case AF_INET6 where Int(count) >= MemoryLayout<sockaddr_in6>.size:
            var address = unsafe raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr
            self.init(bytes: unsafe withUnsafeBytes(of: &address) { unsafe Array($0) })
        default: return nil
        }
    }

    /// The address as a URL has it, without brackets.
    var text: String {
        switch self {
        case .ipv4(let bits):
            return (0..<4).map { "\(bits >> (24 - 8 * UInt32($0)) & 0xFF)" }.joined(separator: ".")
        case .ipv6(let bits):
            return (0..<8).map {
                String(UInt16(truncatingIfNeeded: bits >> (112 - 16 * UInt128($0))), radix: 16)
            }
            .joined(separator: ":")
        }
    }
}
