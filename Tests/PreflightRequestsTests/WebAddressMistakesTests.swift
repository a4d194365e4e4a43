import PreflightModel
import PreflightText
import TestSupport
import Testing

@Suite(.tags(.readsStrangersBytes)) struct WebAddressMistakesTests {
    static func reason(_ text: String) -> String? {
        do throws(WebAddress.Mistake) {
            _ = try WebAddress(text)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test(arguments: [
        ("", "it has no scheme"),
        ("example.com/a.png", "it has no scheme"),
        ("//example.com", "it has no scheme"),
        ("c://example.com", "it has no scheme"),
        ("ftp://example.com", "its scheme is neither http nor https"),
        ("https:example.com", "its scheme is not followed by '//'"),
        ("https:/example.com", "its scheme is not followed by '//'"),
        ("https://", "it has no host"),
        ("https:///a.png", "it has no host"),
        ("https://:80", "it has no host"),
        ("https://user@/a", "it has no host"),
        ("https://a@b@h/", "it has more than one '@' before its path, so that its host is in doubt"),
        ("https://h:", "its host ends in ':' without a port"),
        ("https://h:/", "its host ends in ':' without a port"),
        ("https://h:8o/", "its port is not a number"),
        ("https://h:-1", "its port is not a number"),
        ("https://u:p:1@h:1:2/", "its port is not a number"),
    ])
    func `what is not the URL of a web address is refused`(text: String, expected: String) {
        #expect(Self.reason(text) == expected)
    }

    @Test(arguments: [
        (" https://h", "character 1 is a space"),
        ("https://h ", "character 10 is a space"),
        ("https://h/a\n", "character 12 is a line break"),
        ("https://h/a\rb", "character 12 is a line break"),
        ("ht\ttps://h", "character 3 is a tab"),
        ("https://h/\u{0}", "character 11 is the control character U+0000"),
        ("https://h/\u{7F}", "character 11 is the control character U+007F"),
        ("https://h/\u{85}", "character 11 is white space, U+0085"),
        ("https://h/\u{9F}", "character 11 is the control character U+009F"),
        ("https://h/\u{A0}x", "character 11 is white space, U+00A0"),
        ("https://h\u{3000}/", "character 10 is white space, U+3000"),
        ("https://h/\u{200B}", "character 11 is the invisible character U+200B"),
        ("https://h/\u{202E}gnp.exe", "character 11 is the invisible character U+202E"),
        (#"https:\\h"#, "character 7 is a backslash; a URL separates with '/'"),
        (#"https://h\@g"#, "character 10 is a backslash; a URL separates with '/'"),
        (
            "https://bücher.example/",
            "character 10, in the host, is not ASCII; such a name must be in punycode form (xn--…)"
        ),
        (
            "https://é@１２７.0.0.1/é", "character 9 is not ASCII; it must be percent-encoded"
        ),
        (
            "https://１27.0.0.1/",
            "character 9, in the host, is not ASCII; such a name must be in punycode form (xn--…)"
        ),
        ("https://h/é", "character 11 is not ASCII; it must be percent-encoded"),
        ("https://h/?🎬", "character 12 is not ASCII; it must be percent-encoded"),
        ("https://h/[", "character 11 is [, which a URL has there only percent-encoded"),
        ("https://h/?a[]=1", "character 13 is [, which a URL has there only percent-encoded"),
        ("https://h/#a#b", "character 13 is #, which a URL has there only percent-encoded"),
        ("https://u[@h/", "character 10 is [, which a URL has there only percent-encoded"),
    ])
    func `a character that a URL does not have is refused with its place`(text: String, expected: String) {
        #expect(Self.reason(text) == expected)
    }

    @Test(arguments: Array("\"<>^`{|}"))
    func `a character that must be percent-encoded is refused in every part`(character: Character) {
        for (prefix, suffix) in [
            ("https://", "@h/"), ("https://", "/"), ("https://h/", ""), ("https://h?", ""),
        ] {
            let place = prefix.count + 1
            #expect(
                Self.reason(prefix + String(character) + suffix)
                    == "character \(place) is \(character), which a URL has only percent-encoded")
        }
    }

    @Test(arguments: ["%", "%4", "%4/", "%G0", "%0G", "%%41", "%é", "% 1"])
    func `a percent sign that escapes nothing is refused`(escape: String) {
        for text in [
            "https://h/\(escape)", "https://h/?\(escape)", "https://h/#\(escape)", "https://\(escape)@h/",
        ] {
            #expect(Self.reason(text) != nil, "\(text)")
        }
        #expect(
            Self.reason("https://h/a%4")
                == "the '%' at character 12 is not followed by two hexadecimal digits")
        // The digits of an escape are in its own part.
        #expect(Self.reason("https://h/a%4?1") != nil)
    }

    @Test func `no reason repeats a password, a query or a fragment`() {
        let url = Array("https://hunter:secret99@example.com:8443/a?Signature=abcdef0123&x#frag".utf8)
        for index in url.indices {
            for byte in Array("@%[ \\\"/?#:\u{7F}".utf8) {
                var changed = url
                changed[index] = byte
                guard let reason = Self.reason(String(decoding: changed, as: UTF8.self)) else { continue }
                for secret in [
                    "hunt", "nter", "secr", "ret9", "t99", "Sign", "ature", "abc", "def", "012", "frag",
                ] {
                    #expect(!reason.contains(secret), "\(reason)")
                }
            }
        }
    }

    @Test func `every change of one byte is judged without a trap`() throws {
        let urls = [
            "https://user:pw@sub.example.com:8080/a%20b/c.png?q=%41&r#f", "http://[2001:db8::192.0.2.1]:80/?",
            "http://0x7f.1/",
        ]
        for url in urls.map({ Array($0.utf8) }) {
            for index in url.indices {
                for byte in UInt8.min...UInt8.max {
                    var changed = url
                    changed[index] = byte
                    let text = String(decoding: changed, as: UTF8.self)
                    guard let address = try? WebAddress(text) else { continue }
                    // What is accepted is plain ASCII, and showing it hides what it must.
                    #expect(text.utf8.allSatisfy { (0x21...0x7E).contains($0) })
                    #expect(try WebAddress(address.redacted.filter { $0 != "…" }).host == address.host)
                    _ = address.reach
                }
                #expect(Self.reason(String(decoding: url[..<index], as: UTF8.self)) != "")
            }
        }
    }
}
