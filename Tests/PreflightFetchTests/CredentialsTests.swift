import Foundation
import MediaPreflight
import PreflightModel
import PreflightReports
import TestSupport
import Testing
import WebTestSupport

/// What a URL holds in confidence goes to its server and to nobody else.
@Suite(.tags(.slow, .readsStrangersBytes)) struct CredentialsTests {
    private let server: NginxServer
    private static let user = "\(NginxServer.user):\(NginxServer.password)"

    init() throws { server = try NginxServer(serving: Fixture.folder) }

    private static func basic(_ text: String) -> String {
        "Basic " + Data(text.utf8).base64EncodedString()
    }

    private func url(_ path: String, _ user: String = user) -> String {
        server.url(path, host: "\(user)@127.0.0.1")
    }

    @Test(arguments: [user, "tester:not%2Da%2dsecret", "%74ester:%6eot-a-secret"])
    func `a user and a password are sent to their server`(user: String) async throws {
        let report = try await Visitor().report(url("/private/demo/hero.png", user))
        let facts = try #require(report.assets.first?.facts)
        #expect(await facts.ofBytes == .local(Fixture.path("demo/hero.png")))
        #expect(facts.path == server.url("/private/demo/hero.png"))
        #expect(facts.web?.hasCredentials == true)
        #expect(report.finding("SRC011")?.severity == .error && report.verdict == .fail)
        let requests = try await server.requests()
        #expect(requests.map { $0.headers["authorization"] } == [Self.basic(Self.user)])
        #expect(requests.map(\.uri) == ["/private/demo/hero.png"])
    }

    @Test(arguments: [
        ("a", "a:"), ("a:", "a:"), (":b", ":b"), ("a%20b:c%3Ad%40e", "a b:c:d@e"), ("ü:ß", nil),
        ("%C3%BC:%C3%9F", "ü:ß"), ("a:b:c", "a:b:c"),
    ])
    func `escapes stand for what they say`(user: String, sent: String?) async throws {
        let facts = await Visitor().facts(url("/demo/hero.png", user))
        let requests = try await server.requests()
        // What is no URL is not fetched.
        guard facts.web?.mistake == nil else { return #expect(requests.isEmpty && sent == nil) }
        #expect(requests.map { $0.headers["authorization"] } == [sent.map(Self.basic)])
    }

    @Test func `a wrong password is denied`() async throws {
        let report = try await Visitor().report(url("/private/demo/hero.png", "tester:wrong"))
        #expect(report.finding("SRC019") != nil && report.finding("SRC011") != nil)
        #expect(report.verdict == .fail)
    }

    @Test func `a redirect on the same server keeps them`() async throws {
        let facts = await Visitor().facts(url("/redirect/302/private/demo/hero.png"))
        #expect(facts.image != nil)
        #expect(facts.web?.fetch?.redirects.map(\.url) == [server.url("/private/demo/hero.png")])
    }

    @Test func `they do not go to another port, another scheme, or another name`() async throws {
        let visitor = Visitor { $0.certificateFile = TestCertificate.authorityFile }
        let elsewhere = try NginxServer(serving: Fixture.folder)
        let leaving = try NginxServer(serving: Fixture.folder, elsewhere: elsewhere.url(""))
        let url = leaving.url("/elsewhere/301/demo/hero.png", host: "\(Self.user)@127.0.0.1")
        #expect(await visitor.facts(url).image != nil)
        #expect(try await leaving.requests().map { $0.headers["authorization"] } == [Self.basic(Self.user)])
        #expect(try await elsewhere.requests().map { $0.headers["authorization"] } == [nil])
        #expect(await visitor.facts(self.url("/to-https/demo/hero.png")).image != nil)
        let secure = try await server.requests().filter { $0.port != server.httpPort }
        #expect(secure.map { $0.headers["authorization"] } == [nil])

        let named = try ScriptedServer(.redirect(to: server.url("/demo/dance.mp4", host: "localhost")))
        let start = named.url("/dance.mp4", host: "\(Self.user)@127.0.0.1")
        #expect(await visitor.facts(start).video != nil)
        let last = try await server.requests().last { $0.path == "/demo/dance.mp4" }
        #expect(last != nil && last?.headers["authorization"] == nil)
    }

    @Test func `those of a redirect are not sent at all`() async throws {
        let target = server.url("/demo/hero.png", host: "spy:word@127.0.0.1")
        let redirecting = try ScriptedServer(.redirect(to: target))
        let facts = await Visitor().facts(redirecting.url("/hero.png"))
        #expect(facts.image != nil)
        #expect(facts.web?.fetch?.redirects.map(\.url) == [server.url("/demo/hero.png")])
        #expect(try await server.requests().map { $0.headers["authorization"] } == [nil])
    }

    @Test func `a password is not left to the next URL of the connection`() async throws {
        let visitor = Visitor { $0.connectionCountPerHost = 1 }
        _ = await visitor.facts(url("/private/demo/hero.png"))
        let facts = await visitor.facts(server.url("/private/demo/hero.png"))
        #expect(facts.web?.fetch?.failure?.kind == .accessDenied)
    }

    @Test func `requests say who asks and what is wanted, and nothing of visits before`() async throws {
        let visitor = Visitor { $0.connectionCountPerHost = 1 }
        _ = await visitor.facts(server.url("/cookie/image/far-frame-header.jpg"), as: .video)
        _ = await visitor.facts(["/cookie/demo/hero.png", "/cookie/demo/dance.mp4"].map { server.url($0) })
        let redirecting = try ScriptedServer(
            .first(
                1, .redirect(to: "/b.png", "Set-Cookie: id=1; Path=/"),
                then: .file(Fixture.bytes("demo/hero.png"))))
        _ = await visitor.facts(redirecting.url("/a.png"))

        let requests = try await server.requests()
        #expect(requests.count >= 4)
        for request in requests {
            #expect(request.method == "GET" && request.headers["cookie"] == nil)
            #expect(request.headers["referer"] == nil)
            #expect(request.headers["user-agent"]?.hasPrefix("preflight") == true)
            #expect(request.headers["accept-encoding"] == "identity")
            #expect(request.headers["host"] == "127.0.0.1:\(server.httpPort)")
        }
        #expect(redirecting.record.requests.count == 2)
        for request in redirecting.record.requests {
            #expect(request.header("Cookie") == nil && request.header("Referer") == nil)
        }
    }

    @Test(arguments: [
        "/private/demo/hero.png", "/to-https/demo/hero.png", "/redirect/302/demo/hero.png",
        "/status/403",
        "/status/500", "/status/204", "/page/a.png", "/typed/demo/hero.png", "/demo/dance.mp4",
    ])
    func `no report shows a password or a query`(path: String) async throws {
        let url = url("\(path)?token=Sesame&X-Amz-Signature=f00d", "tester:not%2Da-secret")
        for strictness in [Policy(), Policy(isStrict: true, isVerbose: true)] {
            let report = try await Visitor().report(url, as: .image, strictness)
            let facts = report.assets.map(\.facts)
            let outputs = [
                TextReport().render(report), ReportJSON().render(report),
                ReportJSON(isCompact: true).render(report), TextFacts().document(facts),
                FactsJSON().document(facts),
            ]
            for output in outputs {
                for secret in ["secret", "Sesame", "f00d", "tester", "token", "Signature"] {
                    #expect(!output.contains(secret), "\(output)")
                }
            }
        }
    }
}
