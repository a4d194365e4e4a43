import PreflightModel
import PreflightText
import TestSupport
import Testing

@Suite(.tags(.readsStrangersBytes)) struct WebAddressTests {
    struct Example: Sendable, CustomTestStringConvertible {
        var text: String
        var host: String
        var port: Int?
        var path = ""
        var redacted: String
        var testDescription: String { text }
    }

    @Test(arguments: [
        Example(text: "https://example.com", host: "example.com", redacted: "https://example.com"),
        Example(
            text: "HTTPS://Example.COM/", host: "example.com", path: "/", redacted: "https://example.com/"),
        Example(
            text: "http://cdn.example.com:8080/A/b.png?token=s3cret#top", host: "cdn.example.com", port: 8080,
            path: "/A/b.png", redacted: "http://cdn.example.com:8080/A/b.png?…"),
        Example(
            text: "https://user:pass@example.com/a", host: "example.com", path: "/a",
            redacted: "https://example.com/a"),
        Example(text: "https://example.com?q", host: "example.com", redacted: "https://example.com?…"),
        Example(text: "https://example.com#/a?b", host: "example.com", redacted: "https://example.com"),
        Example(
            text: "https://example.com/a?b/c:d@e?f", host: "example.com", path: "/a",
            redacted: "https://example.com/a?…"),
        Example(text: "https://[2001:DB8::1]", host: "2001:db8::1", redacted: "https://[2001:db8::1]"),
        Example(
            text: "https://u@[::ffff:192.0.2.1]:81/x", host: "::ffff:192.0.2.1", port: 81, path: "/x",
            redacted: "https://[::ffff:192.0.2.1]:81/x"),
        Example(text: "http://127.1/", host: "127.1", path: "/", redacted: "http://127.1/"),
        Example(
            text: "http://example.com./", host: "example.com.", path: "/", redacted: "http://example.com./"),
        Example(text: "http://my_host.example", host: "my_host.example", redacted: "http://my_host.example"),
        Example(
            text: "http://xn--bcher-kva.example/%C3%A9", host: "xn--bcher-kva.example", path: "/%C3%A9",
            redacted: "http://xn--bcher-kva.example/%C3%A9"),
        Example(
            text: "http://a/!$&'()*+,;=-._~:@%2f//..", host: "a", path: "/!$&'()*+,;=-._~:@%2f//..",
            redacted: "http://a/!$&'()*+,;=-._~:@%2f//.."),
    ])
    func `a URL is taken apart and shown without its secrets`(example: Example) throws {
        let address = try WebAddress(example.text)
        #expect(address.scheme == (example.text.lowercased().hasPrefix("https:") ? "https" : "http"))
        #expect(address.host == example.host)
        #expect(address.port == example.port)
        #expect(address.path == example.path)
        #expect(address.redacted == example.redacted)
    }

    @Test(arguments: [
        ("https://h", false, false, false), ("https://@h", true, false, false),
        ("https://:@h", true, false, false), ("https://h/@", false, false, false),
        ("https://h?", false, true, false), ("https://h/#", false, false, true),
        ("https://h#?", false, false, true), ("https://u:p@h/?q#f", true, true, true),
    ])
    func `an empty part is there all the same`(text: String, credentials: Bool, query: Bool, fragment: Bool)
        throws
    {
        let address = try WebAddress(text)
        #expect(address.hasCredentials == credentials)
        #expect(address.hasQuery == query)
        #expect(address.hasFragment == fragment)
    }

    @Test(arguments: [
        ("https://h", "https"), ("HTTP:", "http"), ("data:image/png;base64,AA", "data"),
        ("FILE:///x", "file"),
        ("git+ssh://h", "git+ssh"), ("a1.-+:", "a1.-+"), ("localhost:80", "localhost"), ("ab:", "ab"),
        (#"C:\picture.png"#, nil), ("c:/picture.png", nil), ("", nil), (":", nil), ("//h", nil),
        ("https", nil),
        ("1a:", nil), ("+a:", nil), ("a b:", nil), (" https:", nil), ("é:", nil), ("folder/a:b", nil),
    ])
    func `a scheme is told apart from a path`(text: String, scheme: String?) {
        #expect(WebAddress.scheme(of: text) == scheme)
    }

    @Test(arguments: [
        ("https://example.com", HostReach.name), ("https://[::1]/", .notPublic("loopback")),
        ("https://8.8.8.8:443/", .publicAddress), ("http://0x7f.1/", .notPublic("loopback")),
    ])
    func `its host is judged`(text: String, reach: HostReach) throws {
        #expect(try WebAddress(text).reach == reach)
    }
}
