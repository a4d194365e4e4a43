import MediaPreflight
import PreflightFetch
import PreflightModel
import PreflightReports
import TestSupport
import Testing
import WebTestSupport

/// Fetching through a proxy.
@Suite(.tags(.slow, .readsStrangersBytes)) struct ProxyTests {
    private let image = ServedFile.image
    private let url = "http://files.example.com/hero.png"
    private static let strict = FetchPolicy.loopback.with { $0.allowsPrivateHosts = false }

    /// Whoever looks a name up behind a proxy tells it to somebody who need not know.
    private static let noNames = Resolver { host throws(FetchFailure) in
        Issue.record("\(host) was looked up")
        throw FetchFailure(.unresolvedHost, "\(host) is not looked up in tests")
    }

    private func proxy() throws -> ScriptedServer {
        let image = image
        return try ScriptedServer(
            Script { request, connection in
                guard request.method == "GET" else { return try connection.respond(403) }
                try connection.respond(to: request, with: image.bytes)
            })
    }

    private func fetcher(_ environment: [String: String], _ policy: FetchPolicy = strict) -> Fetcher {
        Fetcher(policy, resolver: Self.noNames, environment: environment)
    }

    @Test func `a proxy is asked for the whole URL, and looks the name up itself`() async throws {
        let proxy = try proxy()
        let trial = try await Trial(url, with: fetcher(["http_proxy": proxy.origin]))
        #expect(await trial.found(image))
        #expect(proxy.record.requests.map(\.target) == [url])
        #expect(trial.fetch.proxy == "127.0.0.1:\(proxy.port)" && trial.fetch.requestCount == 1)
        #expect(trial.verdict == .pass)
        #expect(trial.report.findings.contains { $0.code == "SRC031" && $0.severity == .note })
    }

    @Test func `the password of a proxy is sent to it and shown to nobody`() async throws {
        let proxy = try proxy()
        let trial = try await Trial(
            url, with: fetcher(["http_proxy": "http://me:secret@127.0.0.1:\(proxy.port)"]))
        #expect(await trial.found(image))
        #expect(
            proxy.record.requests.map { $0.header("Proxy-Authorization") } == ["Basic bWU6c2VjcmV0"])
        #expect(trial.fetch.proxy == "127.0.0.1:\(proxy.port)")
        let texts = [
            TextReport().render(trial.report), ReportJSON().render(trial.report),
            FactsJSON().document([trial.facts]),
        ]
        for text in texts { #expect(!text.contains("secret") && !text.contains("bWU6")) }
    }

    @Test func `what no_proxy names is fetched directly`() async throws {
        let proxy = try proxy()
        let server = try ScriptedServer(.file(image.bytes))
        let environment = ["http_proxy": proxy.origin, "no_proxy": "127.0.0.1"]
        let trial = try await Trial(image, from: server, with: fetcher(environment, .loopback))
        #expect(await trial.found(image))
        #expect(trial.fetch.proxy == nil && proxy.record.connectionCount == 0)
        #expect(server.record.requests.map(\.target) == [image.path])
        #expect(!trial.report.findings.contains { $0.code == "SRC031" })
    }

    @Test(arguments: ["127.0.0.1", "0x7f000001", "10.0.0.1", "[::1]", "localhost", "printer.local"])
    func `a host that the internet does not have is not asked of a proxy either`(host: String) async throws {
        let proxy = try proxy()
        let trial = try await Trial(
            "http://\(host)/hero.png", with: fetcher(["http_proxy": proxy.origin]))
        #expect(trial.failure?.kind == .unreachableHost && trial.verdict == .fail)
        #expect(trial.fetch.requestCount == 0 && proxy.record.connectionCount == 0)
    }

    @Test func `a redirect to such a host is not asked of it either`() async throws {
        let proxy = try ScriptedServer(.redirect(to: "http://169.254.169.254/latest/meta-data"))
        let trial = try await Trial(url, with: fetcher(["http_proxy": proxy.origin]))
        #expect(trial.failure?.kind == .unreachableHost && trial.verdict == .fail)
        #expect(proxy.record.requests.count == 1)
    }

    @Test func `https goes through a tunnel, and a proxy that refuses it lets nothing pass`() async throws {
        let proxy = try proxy()
        let trial = try await Trial(
            "https://files.example.com/hero.png", with: fetcher(["https_proxy": proxy.origin]))
        #expect(trial.failure?.kind == .noConnection && trial.verdict == .unknown)
        let requests = proxy.record.requests
        #expect(requests.allSatisfy { $0.method == "CONNECT" && $0.target == "files.example.com:443" })
        #expect(requests.count == 2 && trial.fetch.requestCount == 2 && trial.fetch.status == nil)
    }

    @Test func `the variable of https is not for http, and none in capitals is`() async throws {
        let proxy = try proxy()
        let server = try ScriptedServer(.file(image.bytes))
        let environment = ["https_proxy": proxy.origin, "HTTP_PROXY": proxy.origin]
        let trial = try await Trial(image, from: server, with: fetcher(environment, .loopback))
        #expect(await trial.found(image))
        #expect(trial.fetch.proxy == nil && proxy.record.connectionCount == 0)
    }
}
