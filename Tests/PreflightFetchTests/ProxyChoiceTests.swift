import PreflightModel
import PreflightText
import TestSupport
import Testing

@testable import PreflightFetch

/// Which proxy a URL is fetched through.
@Suite(.tags(.readsStrangersBytes)) struct ProxyChoiceTests {
    private static func name(_ url: String, _ environment: [String: String]) throws -> String? {
        try ProxyChoice(environment).proxy(for: WebAddress(url))?.name
    }

    @Test(
        "each scheme has its variable",
        arguments: [
            ("https://example.com/a", ["https_proxy": "http://proxy:3128"], "proxy:3128"),
            ("https://example.com/a", ["HTTPS_PROXY": "http://proxy:3128/"], "proxy:3128"),
            ("http://example.com/a", ["http_proxy": "proxy:3128"], "proxy:3128"),
            // Whoever sends a CGI program a `Proxy` header sets this one.
            ("http://example.com/a", ["HTTP_PROXY": "http://proxy:3128"], nil),
            ("http://example.com/a", ["https_proxy": "http://proxy:3128"], nil),
            ("https://example.com/a", ["ALL_PROXY": "socks5h://proxy:1080"], "proxy:1080"),
            ("https://example.com/a", ["https_proxy": "", "all_proxy": "http://other:1"], "other:1"),
            ("https://example.com/a", [:], nil),
        ] as [(String, [String: String], String?)])
    func chooses(url: String, environment: [String: String], expected: String?) throws {
        #expect(try Self.name(url, environment) == expected)
    }

    @Test(arguments: [
        "http://us:p#s3cret@proxy:3128", "http://us:pa/s3cret@proxy", "http://us:a?s3cret@proxy",
        "http://us:a@s3cret@proxy", "http://pro xy", "http://proxy:99999", "gopher://proxy", "://proxy",
        "http://",
        "http://proxy\\s3cret",
    ])
    func `a proxy that cannot be read is none that anything is sent to, and is not shown`(url: String) throws
    {
        let address = try WebAddress("https://example.com/a")
        let failure = #expect(throws: FetchFailure.self) {
            try ProxyChoice(["https_proxy": url]).proxy(for: address)
        }
        #expect(failure?.kind == .local && failure?.detail.contains("s3cret") == false)
    }

    @Test(arguments: [
        ("socks5://proxy:1080", "socks5h://proxy:1080"), ("SOCKS4://proxy", "socks4a://proxy"),
        ("socks5h://proxy:1080", "socks5h://proxy:1080"), ("proxy:3128", "proxy:3128"),
    ])
    func `a proxy looks names up itself`(given: String, used: String) throws {
        let choice = ProxyChoice(["all_proxy": given])
        #expect(try choice.proxy(for: WebAddress("https://example.com/"))?.url == used)
    }

    @Test func `the password of a proxy is used and not shown`() throws {
        let choice = ProxyChoice(["https_proxy": "http://me:secret@proxy:3128"])
        let proxy = try #require(try choice.proxy(for: WebAddress("https://example.com/")))
        #expect(proxy.url == "http://me:secret@proxy:3128" && proxy.name == "proxy:3128")
    }

    @Test(
        "exceptions are hosts, their subdomains, and ports",
        arguments: [
            ("example.com", true), (".example.com", true), ("*.example.com", true), ("EXAMPLE.com.", true),
            ("*", true), ("other.org, example.com", true), ("other.org example.com", true), ("com", true),
            ("example.com:443", true), ("example.com:8443", false), ("ample.com", false),
            ("www.example.com", false), ("", false), (" , ", false),
        ])
    func excepts(list: String, isExcepted: Bool) throws {
        let environment = ["https_proxy": "http://proxy:3128", "no_proxy": list]
        #expect(try (Self.name("https://example.com/a", environment) == nil) == isExcepted)
        #expect(try Self.name("https://unrelated.net/a", environment) == (list == "*" ? nil : "proxy:3128"))
    }

    @Test func `an address of IPv6 is an exception with and without brackets`() throws {
        for list in ["2001:4860::1", "[2001:4860::1]", "[2001:4860::1]:443"] {
            let environment = ["https_proxy": "http://proxy:3128", "no_proxy": list]
            #expect(try Self.name("https://[2001:4860::1]/a", environment) == nil, "\(list)")
        }
    }
}
