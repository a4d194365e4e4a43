/// Addresses that begin with the same bits, and what they are for.
struct NetworkRange<Bits: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
    /// The first address.
    var first: Bits
    /// How many bits all its addresses begin with.
    var length: Int
    var purpose: String

    init(_ first: Bits, _ length: Int, _ purpose: String) {
        self.first = first
        self.length = length
        self.purpose = purpose
    }

    func contains(_ address: Bits) -> Bool { (address ^ first) >> Bits(Bits.bitWidth - length) == 0 }
}

/// The first range that has an address tells what it is for.
///
/// They are the ranges of the IANA IPv4 and IPv6 Special-Purpose Address Registries that are not globally
/// reachable, with multicast and what RFCs took out of use.
extension NetworkRange<UInt32> {
    static let ipv4: [Self] = [
        Self(0, 32, "unspecified"),
        Self(0, 8, "this network (RFC 791)"),
        Self(address(10, 0, 0, 0), 8, "private (RFC 1918)"),
        Self(address(100, 64, 0, 0), 10, "shared by a provider's customers (RFC 6598)"),
        Self(address(127, 0, 0, 0), 8, "loopback"),
        Self(address(169, 254, 0, 0), 16, "link-local"),
        Self(address(172, 16, 0, 0), 12, "private (RFC 1918)"),
        Self(address(192, 0, 0, 0), 24, "for protocols of the IETF (RFC 6890)"),
        Self(address(192, 0, 2, 0), 24, "for documentation (RFC 5737)"),
        Self(address(192, 88, 99, 0), 24, "of the former 6to4 relays (RFC 7526)"),
        Self(address(192, 168, 0, 0), 16, "private (RFC 1918)"),
        Self(address(198, 18, 0, 0), 15, "for benchmarks (RFC 2544)"),
        Self(address(198, 51, 100, 0), 24, "for documentation (RFC 5737)"),
        Self(address(203, 0, 113, 0), 24, "for documentation (RFC 5737)"),
        Self(address(224, 0, 0, 0), 4, "multicast"),
        Self(address(255, 255, 255, 255), 32, "the broadcast address"),
        Self(address(240, 0, 0, 0), 4, "reserved"),
    ]

    private static func address(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32) -> UInt32 {
        a << 24 | b << 16 | c << 8 | d
    }
}

extension NetworkRange<UInt128> {
    static let ipv6: [Self] = [
        Self(0, 128, "unspecified"),
        Self(1, 128, "loopback"),
        // ::a.b.c.d, without use since 2006.
        Self(0, 96, "IPv4-compatible (RFC 4291)"),
        Self(groups(0x64, 0xFF9B, 1), 48, "for NAT64 of a local network (RFC 8215)"),
        Self(groups(0x100), 64, "for discarding (RFC 6666)"),
        Self(groups(0x2001, 2), 48, "for benchmarks (RFC 5180)"),
        Self(groups(0x2001, 0xDB8), 32, "for documentation (RFC 3849)"),
        // Some of its parts are routed; no web server is in them.
        Self(groups(0x2001), 23, "for protocols of the IETF (RFC 2928)"),
        Self(groups(0x3FFF), 20, "for documentation (RFC 9637)"),
        Self(groups(0x5F00), 16, "for segment routing (RFC 9602)"),
        Self(groups(0xFC00), 7, "unique local (RFC 4193)"),
        Self(groups(0xFE80), 10, "link-local"),
        Self(groups(0xFEC0), 10, "site-local (RFC 3879)"),
        Self(groups(0xFF00), 8, "multicast"),
    ]

    /// All that has been given to the internet so far; the rest is reserved.
    static let globalUnicast = Self(groups(0x2000), 3, "global unicast")

    private static func groups(_ a: UInt128, _ b: UInt128 = 0, _ c: UInt128 = 0) -> UInt128 {
        a << 112 | b << 96 | c << 80
    }
}
