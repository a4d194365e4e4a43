internal import PreflightModel
internal import PreflightSystem
import PreflightText

extension NetworkAddress {
    /// The address in a socket's address; nil for another family than the internet's.
    /// - Parameters:
    ///   - pointer: The socket's address.
    ///   - count: Bytes there.
    init?(_ pointer: UnsafeRawPointer?, count: Int) {
        guard let bytes = unsafe Socket.address(pointer, count: count) else { return nil }
        self.init(bytes: bytes)
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
