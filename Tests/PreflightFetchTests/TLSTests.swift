import MediaPreflight
import PreflightModel
import TestSupport
import Testing
import WebTestSupport

/// A certificate that is not good leaves everything unknown: what came under it may be anybody's.
@Suite(.tags(.slow, .readsStrangersBytes)) struct TLSTests {
    private let server: NginxServer

    init() throws { server = try NginxServer(serving: Fixture.folder) }

    private static let trusting = Visitor { $0.certificateFile = TestCertificate.authorityFile }

    @Test(arguments: ["127.0.0.1", "localhost", "LOCALHOST", "localhost."])
    func `a certificate of the host by a known authority is good`(host: String) async throws {
        let report = try await Self.trusting.report(server.secureURL("/demo/hero.png", host: host))
        #expect(report.verdict == .pass, "\(report.findings)")
        #expect(report.finding("SRC010") == nil && report.finding("SRC018") == nil)
        #expect(await report.assets.first?.facts.ofBytes == .local(Fixture.path("demo/hero.png")))
    }

    @Test(arguments: [
        (TestCertificate.expired, "expired"), (.otherName, "name"), (.unknownAuthority, "issuer"),
    ])
    func `a certificate that is not good is told why`(certificate: TestCertificate, words: String)
        async throws
    {
        let url = server.secureURL("/demo/hero.png", certificate: certificate)
        let report = try await Self.trusting.report(url)
        try await expectUntrusted(report, words: words)
    }

    @Test func `an authority that is known to nobody is not trusted`() async throws {
        let report = try await Visitor().report(server.secureURL("/demo/hero.png"))
        try await expectUntrusted(report, words: "issuer")
    }

    @Test func `an authority that cannot be read trusts nobody, and is this machine's fault`() async throws {
        let visitor = Visitor { $0.certificateFile = "/nowhere/authority.pem" }
        let report = try await visitor.report(server.secureURL("/demo/hero.png"))
        let failure = try #require(report.assets.first?.facts.web?.fetch?.failure)
        #expect(failure.kind == .local && failure.detail.contains("SSL_CERT_FILE"))
        #expect(report.verdict == .unknown)
        #expect(try await server.requests().isEmpty)
    }

    @Test func `a port without TLS is told in plain words`() async throws {
        let visitor = Visitor { $0.certificateFile = TestCertificate.authorityFile }
        let url = server.url("/demo/hero.png").replacing("http:", with: "https:")
        let failure = try #require(try await visitor.report(url).assets.first?.facts.web?.fetch?.failure)
        #expect(
            failure.kind == .tls && failure.detail.hasSuffix("it does not speak TLS on this port"),
            "\(failure)")
    }

    private func expectUntrusted(_ report: Report, words: String) async throws {
        let facts = try #require(report.assets.first?.facts)
        let failure = try #require(facts.web?.fetch?.failure)
        #expect(failure.kind == .tls && failure.detail.contains(words), "\(failure)")
        #expect(facts.byteCount == nil && facts.image == nil && facts.web?.fetch?.status == nil)
        #expect(facts.web?.fetch?.requestCount == 1)
        #expect(report.verdict == .unknown && report.finding("SRC018")?.outcome == .unknown)
        #expect(try await server.requests().isEmpty)
    }

    @Test func `a server without TLS is no server for https`() async throws {
        let url = server.url("/demo/hero.png").replacing("http:", with: "https:")
        let report = try await Self.trusting.report(url)
        #expect(report.assets.first?.facts.web?.fetch?.failure?.kind == .tls)
        #expect(report.verdict == .unknown)
    }
}
