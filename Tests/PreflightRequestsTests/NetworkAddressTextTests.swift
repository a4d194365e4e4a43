import PreflightModel
import PreflightText
import TestSupport
import Testing

@Suite(.tags(.readsStrangersBytes)) struct NetworkAddressTextTests {
    @Test(
        arguments: [
            ("127.0.0.1", 0x7F00_0001), ("127.1", 0x7F00_0001), ("127.0.1", 0x7F00_0001),
            ("2130706433", 0x7F00_0001),
            ("0x7f000001", 0x7F00_0001), ("0X7F.1", 0x7F00_0001), ("0177.0.0.1", 0x7F00_0001),
            ("017700000001", 0x7F00_0001), ("0x7f.0.0x0.01", 0x7F00_0001), ("127.0.0.1.", 0x7F00_0001),
            ("00000000000000000000000177.1", 0x7F00_0001), ("1.2.772", 0x0102_0304),
            ("1.131844", 0x0102_0304),
            ("0", 0), ("0x", 0), ("1.0x", 0x0100_0000), ("255.255.255.255", 0xFFFF_FFFF),
            ("1.2.65535", 0x0102_FFFF),
            ("1.16777215", 0x01FF_FFFF), ("4294967295", 0xFFFF_FFFF), ("037777777777", 0xFFFF_FFFF),
        ] as [(String, UInt32)])
    func `every way to write an address of IPv4 is the address that it means`(text: String, bits: UInt32) {
        #expect(NetworkAddress(text) == .ipv4(bits))
    }

    @Test(arguments: [
        "256.1.1.1", "1.2.3.256", "1.2.65536", "1.16777216", "4294967296", "040000000000", "0x100000000",
        "1.2.3.4.5", "1.2.3.08", "09", "1..2", ".1", "1.2.3.4..", "0xg", "1.2.3.a", "-1", "+1", "1e3", " 1",
        "",
        ".", "１.1.1.1", "18446744073709551616", LongText("9", times: 5000), "0b1",
    ])
    func `what is near to an address of IPv4 is none`(given: LongText) {
        #expect(NetworkAddress(given.text) == nil)
    }

    @Test(
        arguments: [
            ("::", 0), ("::1", 1), ("1::", 1 << 112),
            ("1:2:3:4:5:6:7:8", 0x0001_0002_0003_0004_0005_0006_0007_0008),
            ("1:2:3:4:5:6:7::", 0x0001_0002_0003_0004_0005_0006_0007_0000),
            ("::2:3:4:5:6:7:8", 0x2_0003_0004_0005_0006_0007_0008),
            ("FFFF::FfFf", 0xFFFF << 112 | 0xFFFF), ("::1.2.3.4", 0x0102_0304),
            ("0:0:0:0:0:ffff:1.2.3.4", 0xFFFF_0102_0304),
            ("64:ff9b::255.255.255.255", 0x64_FF9B << 96 | 0xFFFF_FFFF),
            ("0000:0000:0000:0000:0000:ffff:255.255.255.255", 0xFFFF_FFFF_FFFF),
        ] as [(String, UInt128)])
    func `an address of IPv6 is read in all its forms`(text: String, bits: UInt128) {
        #expect(NetworkAddress(text) == .ipv6(bits))
    }

    @Test(arguments: [
        ":", ":::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8", "1::2::3",
        "::12345", "::g", ":1::", "::1:", "1:::2", "::1.2.3", "::1.2.3.4.5", "::1.2.3.256", "::01.2.3.4",
        "::0x1.2.3.4", "1.2.3.4::", "::1.2.3.4:5", "[::1]", "::1%1", "fe80::1%eth0", "::1 ", "::-1", "::１",
        "0000:0000:0000:0000:0000:ffff:0255.255.255.255", LongText(":", times: 5000),
    ])
    func `what is near to an address of IPv6 is none`(given: LongText) {
        let text = given.text
        #expect(NetworkAddress(text) == nil)
        #expect(![.name, .publicAddress].contains(NetworkAddress.reach(ofHost: text)))
    }

    @Test(arguments: [
        ("example.com", HostReach.name), ("example.com.", .name), ("EXAMPLE.com", .name),
        ("a.b-c_d.io", .name),
        ("1.2.3.4.com", .name), ("xn--bcher-kva.com", .name), ("mylocal.com", .name),
        ("local.com", .name),
        ("alan.com", .name), ("notlocalhost.com", .name), ("arpa.home.com", .name), ("home.arpa.com", .name),
        ("in-addr.arpa", .name), ("0xg.0xh", .name), ("a.0y1", .name),
        ("8.8.8.8", .publicAddress), ("8.8.8.8.", .publicAddress), ("0x08080808", .publicAddress),
        ("2606:4700::1", .publicAddress),
        ("localhost", .notPublic("loopback")), ("LocalHost.", .notPublic("loopback")),
        ("a.b.localhost", .notPublic("loopback")), ("127.1", .notPublic("loopback")),
        ("printer.local", .notPublic("a name that the internet does not have (.local)")),
        ("Printer.LOCAL.", .notPublic("a name that the internet does not have (.local)")),
        ("metadata.google.internal", .notPublic("a name that the internet does not have (.internal)")),
        ("nas.lan", .notPublic("a name that the internet does not have (.lan)")),
        ("localhost.localdomain", .notPublic("a name that the internet does not have (.localdomain)")),
        ("home.arpa", .notPublic("a name that the internet does not have (.home.arpa)")),
        ("a.home.arpa.", .notPublic("a name that the internet does not have (.home.arpa)")),
        ("local", .notPublic("a name that the internet does not have (.local)")),
        ("server", .notPublic("a name without a domain")), ("server.", .notPublic("a name without a domain")),
        ("ahome.arpa", .name), ("arpa", .notPublic("a name without a domain")),
        ("256.1.1.1", .notPublic("not a valid IPv4 address")),
        ("a.1", .notPublic("not a valid IPv4 address")),
        ("1.2.3.08", .notPublic("not a valid IPv4 address")),
        ("a.0x1F.", .notPublic("not a valid IPv4 address")),
        ("fe80::1%eth0", .notPublic("not a valid IPv6 address")), ("", .notPublic("not a valid name")),
        (".", .notPublic("not a valid name")), ("a..b", .notPublic("not a valid name")),
        ("127。0。0。1", .notPublic("not a valid name")), ("a b.com", .notPublic("not a valid name")),
        ("%6cocalhost", .notPublic("not a valid name")), ("ex\u{0}.com", .notPublic("not a valid name")),
    ])
    func `a host is a name, an address of the internet, or neither`(host: String, reach: HostReach) {
        #expect(NetworkAddress.reach(ofHost: host) == reach)
    }
}
