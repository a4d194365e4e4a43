import PreflightModel
import PreflightText
import TestSupport
import Testing

@Suite(.tags(.readsStrangersBytes)) struct WebAddressHostTests {
    private func reason(_ host: String) -> String? { WebAddressMistakesTests.reason("https://\(host)/a") }

    @Test(arguments: ["1", "80", "65534", "65535", "0080", "000000000000000000000000000001"])
    func `a port from 1 to 65535 is taken`(port: String) throws {
        #expect(try WebAddress("https://h:\(port)").port == Int(port))
    }

    @Test(arguments: [
        "0", "00", "65536", "99999", "18446744073709551697", LongText("9", times: 4000),
    ])
    func `any other port is refused`(port: LongText) {
        #expect(reason("h:\(port.text)") == "its port is not one from 1 to 65535")
    }

    @Test(arguments: [(62, nil), (63, nil), (64, "its host has a label of more than 63 characters")])
    func `a label has at most 63 characters`(count: Int, expected: String?) {
        #expect(reason(String(repeating: "a", count: count)) == expected)
        #expect(reason("x.\(String(repeating: "a", count: count)).com.") == expected)
    }

    @Test(arguments: [(252, nil), (253, nil), (254, "its host has more than 253 characters")])
    func `a host has at most 253 characters`(count: Int, expected: String?) {
        let host = String(repeating: "a.", count: 126) + String(repeating: "b", count: 62)
        #expect(reason(String(host.prefix(count - 1)) + "c") == expected)
        // The dot at the end does not count.
        #expect(reason(String(host.prefix(count - 1)) + "c.") == expected)
    }

    @Test(arguments: [(8191, true), (8192, true), (8193, false)])
    func `a URL has at most 8192 characters`(count: Int, fits: Bool) {
        let start = "https://h/"
        let text = start + String(repeating: "a", count: count - start.count)
        #expect(WebAddressMistakesTests.reason(text) == (fits ? nil : "it is longer than 8192 characters"))
        let foreign = start + String(repeating: "é", count: count - start.count)
        #expect(
            WebAddressMistakesTests.reason(foreign)
                == (fits
                    ? "character 11 is not ASCII; it must be percent-encoded"
                    : "it is longer than 8192 characters"))
    }

    @Test(arguments: [".", "..", ".a", "a..b", "a..", ".a."])
    func `an empty label is refused`(host: String) {
        #expect(reason(host) == "its host has an empty label: a dot at its start, or two in a row")
    }

    @Test(arguments: Array("!$&'()*+,;=~"))
    func `what RFC 3986 allows and no name has is refused`(character: Character) {
        #expect(reason("a\(character)b") == "character 10, in the host, is a character that no host name has")
    }

    @Test func `an escape in a host is refused`() {
        #expect(reason("%6cocalhost") == "character 9, in the host, is the '%' of an escape; a host has none")
        #expect(
            reason("127.0.0.1%2f") == "character 18, in the host, is the '%' of an escape; a host has none")
    }

    @Test(arguments: [
        ("[", "the bracket of its host is not closed"),
        ("[::1", "the bracket of its host is not closed"),
        ("[]", "what its host has in brackets is not an IPv6 address"),
        ("[1.2.3.4]", "what its host has in brackets is not an IPv6 address"),
        ("[v1.a]", "what its host has in brackets is not an IPv6 address"),
        ("[::g]", "what its host has in brackets is not an IPv6 address"),
        ("[[::1]]", "what its host has in brackets is not an IPv6 address"),
        ("[fe80::1%eth0]", "its IPv6 address has a zone, which means nothing on another machine"),
        ("[fe80::1%25eth0]", "its IPv6 address has a zone, which means nothing on another machine"),
        ("[::1]x", "the brackets of its host are not followed by a port or a path"),
        ("[::1]]", "the brackets of its host are not followed by a port or a path"),
        ("[::1]:", "its host ends in ':' without a port"),
        ("a[::1]", "character 10, in the host, is a character that no host name has"),
        ("::1", "it has no host"),
    ])
    func `brackets hold an address of IPv6 and nothing else`(host: String, expected: String) {
        #expect(reason(host) == expected)
    }
}
