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

/// Whether a host can be reached from the internet, as far as its text tells.
package enum HostReach: Sendable, Equatable {
    /// A name: what it leads to, DNS tells.
    case name
    /// An address of the internet.
    case publicAddress
    /// Nothing of the internet, and what instead, in words that go on after "The host is": `loopback`,
    /// `private (RFC 1918)`, `a name without a domain`.
    case notPublic(String)
}

extension NetworkAddress {
    /// Judges a host by its text: a name, or an address without brackets.
    package static func reach(ofHost host: String) -> HostReach {
        if let address = NetworkAddress(host) {
            return address.specialPurpose.map { .notPublic($0) } ?? .publicAddress
        }
        let bytes = host.utf8.map(\.lowerCased)
        if bytes.contains(UInt8(ascii: ":")) { return .notPublic("not a valid IPv6 address") }
        guard bytes.allSatisfy(\.isHostCharacter) else { return .notPublic("not a valid name") }

        let name = bytes.last == UInt8(ascii: ".") ? bytes.dropLast() : bytes[...]
        let labels = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard let last = labels.last, labels.allSatisfy({ !$0.isEmpty }) else {
            return .notPublic("not a valid name")
        }
        // Readers differ on 256.1.1.1 and 1.2.3.08: to some it is an address, and not the same one.
        guard !isNumber(last) else { return .notPublic("not a valid IPv4 address") }
        if last.elementsEqual("localhost".utf8) { return .notPublic("loopback") }
        let dotted = "." + String(decoding: name, as: UTF8.self)
        if let suffix = privateSuffixes.first(where: { dotted.hasSuffix($0) }) {
            return .notPublic("a name that the internet does not have (\(suffix))")
        }
        return labels.count > 1 ? .name : .notPublic("a name without a domain")
    }

    /// The ends of names that the DNS of the internet does not have.
    private static let privateSuffixes = [
        // Multicast DNS, RFC 6762.
        ".local",
        // Reserved by ICANN in 2024.
        ".internal",
        // RFC 8375.
        ".home.arpa",
        // What routers and distributions give out; no top-level domain is called so.
        ".lan", ".localdomain", ".localdomain6", ".home", ".corp", ".intranet", ".private", ".svc",
        // RFC 2606, RFC 6761, RFC 7686 and RFC 9476.
        ".test", ".invalid", ".example", ".onion", ".alt",
    ]

    /// Whether a label would be a number to a browser, be it in digits or after `0x`.
    private static func isNumber(_ label: ArraySlice<UInt8>) -> Bool {
        if label.allSatisfy(\.isDigit) { return true }
        return label.starts(with: "0x".utf8) && label.dropFirst(2).allSatisfy { $0.hexadecimalValue != nil }
    }
}
