import MediaPreflight
import PreflightModel
import TestSupport
import Testing
import WebTestSupport

/// What each answer of a server means.
@Suite(.tags(.slow, .readsStrangersBytes)) struct StatusTests {
    private let server: NginxServer

    init() throws { server = try NginxServer(serving: Fixture.folder) }

    private func expect(
        _ report: Report, _ kind: FetchFailure.Kind, _ code: String, _ verdict: Verdict, status: Int
    ) throws {
        let fetch = try #require(report.assets.first?.facts.web?.fetch)
        #expect(fetch.failure?.kind == kind && fetch.status == status, "\(fetch)")
        let errors = report.findings.filter { $0.severity == .error }
        #expect(errors.map(\.code) == [code])
        #expect(report.verdict == verdict)
        #expect(fetch.failure?.detail.contains("\(status)") == true)
    }

    @Test(arguments: [
        (401, FetchFailure.Kind.accessDenied, "SRC019"), (403, .accessDenied, "SRC019"),
        (404, .notFound, "SRC020"), (410, .notFound, "SRC020"), (400, .refused, "SRC022"),
        (405, .refused, "SRC022"), (451, .refused, "SRC022"), (418, .refused, "SRC022"),
    ])
    func `what the URL is to blame for fails at once`(
        status: Int, kind: FetchFailure.Kind, code: String
    ) async throws {
        let report = try await Visitor().report(server.url("/status/\(status)"))
        try expect(report, kind, code, .fail, status: status)
        #expect(report.assets.first?.facts.web?.fetch?.requestCount == 1)
        #expect(try await server.requests().map(\.status) == [status])
    }

    @Test(arguments: [500, 502, 503, 504, 429], [0, 2])
    func `what may pass is tried again and stays unknown`(status: Int, retryCount: Int) async throws {
        let report = try await Visitor { $0.retryCount = retryCount }.report(server.url("/status/\(status)"))
        try expect(report, .serverError, "SRC021", .unknown, status: status)
        #expect(report.assets.first?.facts.web?.fetch?.requestCount == 1 + retryCount)
        let requests = try await server.requests()
        #expect(requests.map(\.status) == Array(repeating: status, count: 1 + retryCount))
    }

    // nginx closes the connection instead of answering 408.
    @Test(arguments: [408, 425, 429, 503, 599])
    func `what may pass is over when the server recovers`(status: Int) async throws {
        let hero = try Fixture.bytes("demo/hero.png")
        let server = try ScriptedServer(.failing(times: 2, .status(status), then: .file(hero)))
        let facts = await Visitor().facts(server.url("/hero.png"))
        #expect(await facts.ofBytes == .local(Fixture.path("demo/hero.png")))
        #expect(facts.web?.fetch?.requestCount == 3 && facts.web?.fetch?.status == 206)
        let failing = try ScriptedServer(.status(status))
        let report = try await Visitor().report(failing.url("/hero.png"))
        try expect(report, .serverError, "SRC021", .unknown, status: status)
        #expect(failing.record.requests.count == 3)
    }

    @Test func `an answer without a file brings none`() async throws {
        let report = try await Visitor().report(server.url("/status/204"))
        try expect(report, .badResponse, "SRC023", .unknown, status: 204)
    }

    @Test func `a part that the server does not have is its mistake`() async throws {
        let report = try await Visitor().report(server.url("/status/416"))
        let failure = report.assets.first?.facts.web?.fetch?.failure
        #expect(failure?.kind == .badResponse && report.verdict == .unknown)
    }

    @Test func `a file that is not there is not found`() async throws {
        let report = try await Visitor().report(server.url("/demo/gone.png"))
        try expect(report, .notFound, "SRC020", .fail, status: 404)
    }

    @Test(arguments: [nil, Subject.image, .video])
    func `a page in place of the file is named as one`(role: Subject?) async throws {
        for path in ["/page/hero.png", "/page/share/dance.mp4"] {
            let report = try await Visitor().report(server.url(path), as: role)
            #expect(report.verdict == .fail)
            #expect(
                report.findings.filter { $0.severity == .error }.map(\.code) == ["SRC024"],
                "\(report.findings)")
            #expect(report.assets.first?.facts.web?.fetch?.contentType == "text/html")
        }
    }

    @Test(arguments: [
        ("/typed", Severity.warning, "text/plain"), ("/octet", .note, "application/octet-stream"),
    ])
    func `a media type that the file does not have is told`(
        prefix: String, severity: Severity, type: String
    ) async throws {
        for name in ["demo/hero.png", "demo/dance.mp4"] {
            let report = try await Visitor().report(server.url("\(prefix)/\(name)"))
            let finding = try #require(report.finding("SRC025"))
            #expect(finding.severity == severity && finding.message.contains(type))
            #expect(report.verdict == .pass)
        }
    }

    @Test(arguments: ["", "/no-type"])
    func `a media type that fits or is not there is none to speak of`(prefix: String) async throws {
        for name in ["demo/hero.png", "demo/dance.mp4", "image/plain.jpg", "image/lossy.webp"] {
            let report = try await Visitor().report(server.url("\(prefix)/\(name)"))
            #expect(report.finding("SRC025") == nil, "\(name)")
            #expect((report.assets.first?.facts.web?.fetch?.contentType == nil) == !prefix.isEmpty)
        }
    }
}
