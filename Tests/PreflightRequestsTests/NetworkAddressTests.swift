import PreflightModel
import PreflightText
import TestSupport
import Testing

/// The address before, in number; nil before the first.
private func before(_ address: NetworkAddress) -> NetworkAddress? {
    switch address {
    case .ipv4(let bits): bits == 0 ? nil : .ipv4(bits - 1)
    case .ipv6(let bits): bits == 0 ? nil : .ipv6(bits - 1)
    }
}

private func after(_ address: NetworkAddress) -> NetworkAddress? {
    switch address {
    case .ipv4(let bits): bits == .max ? nil : .ipv4(bits + 1)
    case .ipv6(let bits): bits == .max ? nil : .ipv6(bits + 1)
    }
}

@Suite(.tags(.readsStrangersBytes)) struct NetworkAddressTests {
    /// A range, what it is for, and what its neighbours are for.
    struct Range: Sendable, CustomTestStringConvertible {
        var first: String
        var last: String
        var purpose: String
        var neighbours: (String?, String?)
        var testDescription: String { "\(first) to \(last)" }

        init(
            _ first: String, _ last: String, _ purpose: String, _ before: String? = nil,
            _ after: String? = nil
        ) {
            (self.first, self.last, self.purpose) = (first, last, purpose)
            neighbours = (before, after)
        }
    }

    @Test(arguments: [
        Range("0.0.0.0", "0.0.0.0", "unspecified", nil, "this network (RFC 791)"),
        Range("0.0.0.1", "0.255.255.255", "this network (RFC 791)", "unspecified"),
        Range("10.0.0.0", "10.255.255.255", "private (RFC 1918)"),
        Range("100.64.0.0", "100.127.255.255", "shared by a provider's customers (RFC 6598)"),
        Range("127.0.0.0", "127.255.255.255", "loopback"),
        Range("169.254.0.0", "169.254.255.255", "link-local"),
        Range("172.16.0.0", "172.31.255.255", "private (RFC 1918)"),
        Range("192.0.0.0", "192.0.0.255", "for protocols of the IETF (RFC 6890)"),
        Range("192.0.2.0", "192.0.2.255", "for documentation (RFC 5737)"),
        Range("192.88.99.0", "192.88.99.255", "of the former 6to4 relays (RFC 7526)"),
        Range("192.168.0.0", "192.168.255.255", "private (RFC 1918)"),
        Range("198.18.0.0", "198.19.255.255", "for benchmarks (RFC 2544)"),
        Range("198.51.100.0", "198.51.100.255", "for documentation (RFC 5737)"),
        Range("203.0.113.0", "203.0.113.255", "for documentation (RFC 5737)"),
        Range("224.0.0.0", "239.255.255.255", "multicast", nil, "reserved"),
        Range("240.0.0.0", "255.255.255.254", "reserved", "multicast", "the broadcast address"),
        Range("255.255.255.255", "255.255.255.255", "the broadcast address", "reserved"),
        Range("::", "::", "unspecified", nil, "loopback"),
        Range("::1", "::1", "loopback", "unspecified", "IPv4-compatible (RFC 4291)"),
        Range("::2", "::ffff:ffff", "IPv4-compatible (RFC 4291)", "loopback", "reserved"),
        Range(
            "64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff", "for NAT64 of a local network (RFC 8215)",
            "reserved", "reserved"),
        Range("100::", "100::ffff:ffff:ffff:ffff", "for discarding (RFC 6666)", "reserved", "reserved"),
        Range(
            "2001:1::", "2001:1:ffff:ffff:ffff:ffff:ffff:ffff", "for protocols of the IETF (RFC 2928)",
            "the broadcast address, embedded in an address of Teredo (RFC 4380)",
            "for benchmarks (RFC 5180)"),
        Range(
            "2001:2::", "2001:2:0:ffff:ffff:ffff:ffff:ffff", "for benchmarks (RFC 5180)",
            "for protocols of the IETF (RFC 2928)", "for protocols of the IETF (RFC 2928)"),
        Range(
            "2001:2:1::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", "for protocols of the IETF (RFC 2928)",
            "for benchmarks (RFC 5180)"),
        Range("2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", "for documentation (RFC 3849)"),
        Range("3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", "for documentation (RFC 9637)"),
        Range(
            "4000::", "5eff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "reserved", nil,
            "for segment routing (RFC 9602)"),
        Range(
            "5f00::", "5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "for segment routing (RFC 9602)", "reserved",
            "reserved"),
        Range(
            "fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "unique local (RFC 4193)", "reserved",
            "reserved"),
        Range(
            "fe80::", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "link-local", "reserved",
            "site-local (RFC 3879)"),
        Range(
            "fec0::", "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "site-local (RFC 3879)", "link-local",
            "multicast"),
        Range("ff00::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "multicast", "site-local (RFC 3879)"),
    ])
    func `a range goes from its first address to its last`(range: Range) throws {
        let first = try #require(NetworkAddress(range.first))
        let last = try #require(NetworkAddress(range.last))
        #expect(first.specialPurpose == range.purpose)
        #expect(last.specialPurpose == range.purpose)
        #expect(before(first)?.specialPurpose == range.neighbours.0)
        #expect(after(last)?.specialPurpose == range.neighbours.1)
    }

    @Test(arguments: [
        ("2000::", nil), ("1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "reserved"), ("2606:4700::1111", nil),
        ("2a00:1450:4001:800::200e", nil), ("2001:200::", nil), ("3ffe:ffff::", nil), ("2003::", nil),
        ("::ffff:8.8.8.8", nil),
        ("::ffff:10.0.0.1", "private (RFC 1918), embedded in an address of IPv4 in IPv6 (RFC 4291)"),
        ("::ffff:7f00:1", "loopback, embedded in an address of IPv4 in IPv6 (RFC 4291)"),
        ("::fffe:8.8.8.8", "reserved"), ("::1:0:8.8.8.8", "reserved"),
        ("::8.8.8.8", "IPv4-compatible (RFC 4291)"),
        ("64:ff9b::8.8.8.8", nil), ("64:ff9b::1:808:808", "reserved"),
        ("64:ff9b::169.254.169.254", "link-local, embedded in an address of NAT64 (RFC 6052)"),
        ("2002:808:808::1", nil),
        ("2002:c0a8:101::1", "private (RFC 1918), embedded in an address of 6to4 (RFC 3056)"),
        ("2002:7f00:1::", "loopback, embedded in an address of 6to4 (RFC 3056)"),
        ("2001:0:808:808:8000:0:f7f7:f7f7", nil),
        ("2001:0:a00:1::f7f7:f7f7", "private (RFC 1918), embedded in an address of Teredo (RFC 4380)"),
        ("2001:0:808:808::80ff:fffe", "loopback, embedded in an address of Teredo (RFC 4380)"),
    ])
    func `an address of IPv6 is judged by the one of IPv4 in it`(text: String, purpose: String?) throws {
        #expect(try #require(NetworkAddress(text)).specialPurpose == purpose)
    }

    @Test func `raw bytes give the address that its text gives`() {
        #expect(NetworkAddress(bytes: [192, 168, 0, 1] as [UInt8]) == NetworkAddress("192.168.0.1"))
        let bytes: [UInt8] = [0x20, 1, 0xD, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF]
        #expect(NetworkAddress(bytes: bytes) == NetworkAddress("2001:db8::ff"))
        for count in 0...40 where count != 4 && count != 16 {
            #expect(NetworkAddress(bytes: Array(repeating: UInt8.max, count: count)) == nil)
        }
    }
}
