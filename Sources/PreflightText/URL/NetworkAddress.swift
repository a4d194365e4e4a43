/// An address of the internet protocol.
///
/// It is made of a URL's text or of the bytes that a connection is about to go to; what it is for is told by the same
/// tables either way.
package enum NetworkAddress: Sendable, Hashable {
    case ipv4(UInt32)
    case ipv6(UInt128)

    /// The address of 4 or 16 bytes in network order, as `sockaddr_in` and `sockaddr_in6` have them; nil for any
    /// other count.
    package init?(bytes: some Collection<UInt8>) {
        switch bytes.count {
        case 4: self = .ipv4(bytes.reduce(0) { $0 << 8 | UInt32($1) })
        case 16: self = .ipv6(bytes.reduce(0) { $0 << 8 | UInt128($1) })
        default: return nil
        }
    }

    /// What the address is for, when it does not lead to one host of the internet: `loopback`,
    /// `private (RFC 1918)`. In words that go on after "The address is". Nil for an address of the internet.
    package var specialPurpose: String? {
        switch self {
        case .ipv4(let address):
            return NetworkRange.ipv4.first { $0.contains(address) }?.purpose
        case .ipv6(let address):
            if let tunnel = Tunnel.all.first(where: { $0.range.contains(address) }) {
                return tunnel.embedded(in: address).lazy.compactMap(\.specialPurpose).first.map {
                    "\($0), embedded in an address of \(tunnel.range.purpose)"
                }
            }
            if let range = NetworkRange.ipv6.first(where: { $0.contains(address) }) { return range.purpose }
            return NetworkRange.globalUnicast.contains(address) ? nil : "reserved"
        }
    }

    /// A way to carry IPv4 in IPv6: whoever connects to such an address may end at the one of IPv4 in it.
    private struct Tunnel {
        var range: NetworkRange<UInt128>
        /// How far the addresses of IPv4 are from the right, in bits, and whether all their bits are flipped.
        var places: [(shift: Int, isFlipped: Bool)]

        func embedded(in address: UInt128) -> [NetworkAddress] {
            places.map { place in
                let bits = UInt32(truncatingIfNeeded: address >> UInt128(place.shift))
                return .ipv4(place.isFlipped ? ~bits : bits)
            }
        }

        static let all = [
            Self(range: .init(0xFFFF << 32, 96, "IPv4 in IPv6 (RFC 4291)"), places: [(0, false)]),
            Self(range: .init(0x64_FF9B << 96, 96, "NAT64 (RFC 6052)"), places: [(0, false)]),
            // Teredo's server, and its client behind a flip that hides it from address translators.
            Self(range: .init(0x2001 << 112, 32, "Teredo (RFC 4380)"), places: [(64, false), (0, true)]),
            Self(range: .init(0x2002 << 112, 16, "6to4 (RFC 3056)"), places: [(80, false)]),
        ]
    }
}
