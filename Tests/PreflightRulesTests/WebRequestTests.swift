import PreflightJSON
import PreflightModel
import PreflightProfiles
import PreflightRequests
import PreflightRules
import TestSupport
import Testing

/// URLs in a request: judged like any others, at the field that holds them.
@Suite struct WebRequestTests {
    private static let json = """
        {"image_url": "https://cdn.example.com/hero.jpg", "video_url": "https://cdn.example.com/dance.mp4",
         "character_orientation": "video", "mode": "pro"}
        """

    /// A report on a request whose image is given, and whose video is fine.
    private func report(image: MediaFacts) throws -> Report {
        let profile = try ProfileCatalogue.effectiveProfile("kkiai")
        let envelope = RequestEnvelope(JSONReader.read(Array(Self.json.utf8)))
        let request = RequestReader(profile.dialects).facts(
            of: envelope.request, defects: envelope.defects, byteCount: Self.json.utf8.count, path: "a.json")
        return RuleEngine.report(
            on: request, media: [image, Sample.video()], against: profile, policy: Policy(), tool: .test)
    }

    /// What is known of an image's URL, and the rules that speak of it.
    static let urls: [String: (web: WebFacts, codes: [String])] = [
        "none": (WebFacts(url: "it", mistake: "it has no host"), ["SRC009"]),
        "without TLS": (WebFacts(url: "it", scheme: "http"), ["SRC013", "SRC010"]),
        "with a password": (
            WebFacts(url: "it", scheme: "https", hasCredentials: true), ["SRC011", "SRC013"]
        ),
        "of this machine": (WebFacts(url: "it", scheme: "https", unreachable: "loopback"), ["SRC012"]),
        "of nothing, with a password, without TLS": (
            WebFacts(
                url: "it", scheme: "http", hasCredentials: true,
                fetch: FetchFacts(
                    status: 404, proxy: "p", failure: FetchFailure(.notFound, "the server answered 404"))),
            ["SRC011", "SRC020", "SRC010", "SRC031"]
        ),
    ]

    @Test(arguments: urls.keys.sorted())
    func `each finding on a URL is said once, at its field`(kind: String) throws {
        let (web, codes) = try #require(Self.urls[kind])
        let report = try report(image: Sample.offline { $0 = web })
        #expect(report.findings.map(\.code) == codes)
        #expect(report.findings.allSatisfy { $0.location.path == "a.json" && $0.location.line == 1 })
        #expect(report.findings.allSatisfy { $0.location.pointer == "/image_url" && $0.subject == .image })
        #expect(report.verdict == report.assets.first?.verdict && report.verdict != .pass)
    }

    @Test func `a fetched file of a request has no command and the size that the server says`() throws {
        var facts = Sample.fetched()
        facts.content = Sample.image(200, 200).content
        facts.byteCount = 20_000_000
        let findings = try report(image: facts).findings
        #expect(findings.map(\.code) == ["IMG002", "IMG003"])
        #expect(findings.first?.evidence == .http)
        #expect(findings.allSatisfy { $0.fix != nil && $0.fix?.command == nil })
    }
}
