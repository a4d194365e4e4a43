import MediaPreflight
import PreflightModel
import TestSupport
import Testing
import WebTestSupport

/// Where a server sends who asks, we go as careful programs do, and say so.
@Suite(.tags(.slow, .readsStrangersBytes)) struct RedirectTests {
    private let elsewhere: NginxServer
    private let server: NginxServer

    init() throws {
        elsewhere = try NginxServer(serving: Fixture.folder)
        // The same machine by another name: another host.
        server = try NginxServer(
            serving: Fixture.folder, elsewhere: elsewhere.url("", host: "localhost"))
    }

    private static let statuses = [301, 302, 303, 307, 308]

    @Test(arguments: statuses)
    func `a redirect on the same host is followed and noted`(status: Int) async throws {
        let url = server.url("/redirect/\(status)/demo/hero.png?token=secret")
        let report = try await Visitor().report(url)
        let facts = try #require(report.assets.first?.facts)
        #expect(await facts.ofBytes == .local(Fixture.path("demo/hero.png")))
        let target = server.url("/demo/hero.png?…")
        #expect(
            facts.web?.fetch?.redirects == [
                FetchFacts.Redirect(status: status, url: target, leavesHost: false)
            ])
        #expect(facts.path == server.url("/redirect/\(status)/demo/hero.png?…"))
        #expect(facts.web?.fetch?.requestCount == 2 && facts.web?.fetch?.status == 206)
        #expect(report.verdict == .pass)
        #expect(report.finding("SRC026")?.severity == .note)
        #expect(report.finding("SRC026")?.message.contains(target) == true)
        #expect(try await server.requests().map(\.uri).last == "/demo/hero.png?token=secret")
    }

    @Test(arguments: statuses)
    func `a redirect to another host is followed with a warning`(status: Int) async throws {
        let report = try await Visitor().report(server.url("/elsewhere/\(status)/demo/dance.mp4"))
        let facts = try #require(report.assets.first?.facts)
        #expect(await facts.ofBytes == .local(Fixture.path("demo/dance.mp4")))
        let target = elsewhere.url("/demo/dance.mp4", host: "localhost")
        #expect(
            facts.web?.fetch?.redirects == [
                FetchFacts.Redirect(status: status, url: target, leavesHost: true)
            ])
        #expect(report.finding("SRC026")?.severity == .warning && report.verdict == .pass)
        #expect(try await elsewhere.requests().map(\.path) == ["/demo/dance.mp4"])
    }

    // MARK: Schemes

    @Test func `from https to http is refused`() async throws {
        let visitor = Visitor { $0.certificateFile = TestCertificate.authorityFile }
        let report = try await visitor.report(server.secureURL("/to-http/demo/hero.png"))
        let fetch = try #require(report.assets.first?.facts.web?.fetch)
        #expect(fetch.failure?.kind == .refusedRedirect && fetch.redirects.isEmpty && fetch.status == 302)
        #expect(report.verdict == .fail && report.finding("SRC027") != nil)
        #expect(try await server.requests().map(\.path) == ["/to-http/demo/hero.png"])
    }

    @Test func `from http to https is followed`() async throws {
        let visitor = Visitor { $0.certificateFile = TestCertificate.authorityFile }
        let report = try await visitor.report(server.url("/to-https/demo/hero.png"))
        let facts = try #require(report.assets.first?.facts)
        #expect(await facts.ofBytes == .local(Fixture.path("demo/hero.png")))
        #expect(
            facts.web?.fetch?.redirects == [
                FetchFacts.Redirect(status: 302, url: server.secureURL("/demo/hero.png"), leavesHost: false)
            ])
        #expect(report.verdict == .pass && report.finding("SRC026")?.severity == .note)
    }
}

/// What a `Location` can say, and how often.
@Suite(.tags(.slow, .readsStrangersBytes)) struct LocationTests {
    @Test func `further parts are asked for where the first one was found`() async throws {
        let bytes = try Fixture.bytes("image/plain.jpg")
        let long = bytes + Array(repeating: 0, count: 200_000)
        let server = try ScriptedServer(
            .routes(["/a.mkv": .redirect(to: "/b"), "/b": .file(long)]))
        let facts = await Visitor().facts(server.url("/a.mkv"))
        #expect(facts.web?.fetch?.failure == nil)
        #expect(
            server.record.requests.map(\.path) == ["/a.mkv"]
                + Array(repeating: "/b", count: server.record.requests.count - 1))
        #expect(server.record.requests.count > 2)
    }

    @Test(arguments: [(1, true), (5, true), (6, false), (100, false)])
    func `five redirects are followed and no more`(length: Int, isFollowed: Bool) async throws {
        let hero = try Fixture.bytes("demo/hero.png")
        let server = try ScriptedServer(.chain(length: length, then: .file(hero)))
        let report = try await Visitor().report(server.url("/start.png"))
        let facts = try #require(report.assets.first?.facts)
        #expect((facts.image != nil) == isFollowed)
        #expect(facts.web?.fetch?.requestCount == min(length, 5) + 1)
        #expect(facts.web?.fetch?.redirects.count == min(length, 5))
        #expect(server.record.requests.count == min(length, 5) + 1)
        if isFollowed {
            #expect(report.verdict == .pass && report.finding("SRC026") != nil)
        } else {
            #expect(facts.web?.fetch?.failure?.kind == .refusedRedirect)
            #expect(
                report.verdict == .fail && report.finding("SRC027") != nil && report.finding("SRC026") == nil)
        }
    }

    @Test(arguments: [
        ("hero.png", "/a/b/hero.png"), ("/hero.png", "/hero.png"), ("../hero.png", "/a/hero.png"),
        ("./c/../hero.png?x=1", "/a/b/hero.png?x=1"), ("?hero", "/a/b/start.png?hero"),
        ("/hero.png#part", "/hero.png"), ("/two words.png", "/two%20words.png"),
        ("/ü.png", "/%c3%bc.png"), ("../../../../hero.png", "/hero.png"),
    ])
    func `a place that is written briefly is made whole`(location: String, target: String) async throws {
        let hero = try Fixture.bytes("demo/hero.png")
        let server = try ScriptedServer(.first(1, .redirect(to: location), then: .file(hero)))
        let facts = await Visitor().facts(server.url("/a/b/start.png?token=secret"))
        #expect(facts.image != nil, "\(facts)")
        #expect(server.record.requests.last?.target.lowercased() == target)
    }

    @Test func `a place without a scheme keeps that of the URL`() async throws {
        let hero = try Fixture.bytes("demo/hero.png")
        let target = try ScriptedServer(.file(hero))
        let server = try ScriptedServer(.redirect(to: "//localhost:\(target.port)/hero.png"))
        let facts = await Visitor().facts(server.url("/a.png"))
        #expect(facts.web?.fetch?.redirects.map(\.url) == [target.url("/hero.png", host: "localhost")])
        #expect(facts.image != nil)
    }

    @Test func `the body of a redirect is no part of the file`() async throws {
        let hero = try Fixture.bytes("demo/hero.png")
        for length in [0, 100, 100_000] {
            let body = Array(repeating: UInt8(ascii: "x"), count: length)
            let redirect = Script { _, connection in
                try connection.respond(302, ["Location: /b.png"], body: body)
            }
            let server = try ScriptedServer(.routes(["/a.png": redirect, "/b.png": .file(hero)]))
            let facts = await Visitor().facts(server.url("/a.png"))
            #expect(await facts.ofBytes == .local(Fixture.path("demo/hero.png")), "\(length)")
        }
    }

    @Test(arguments: [
        nil, "", "ftp://127.0.0.1/hero.png", "file:///etc/passwd", "data:image/png;base64,AAAA",
        "http://", "http://a b/", "javascript:alert(1)", "http://127.0.0.1:99999/",
    ])
    func `a place that nobody could fetch is refused`(location: String?) async throws {
        let server = try ScriptedServer(.redirect(to: location))
        let report = try await Visitor().report(server.url("/a.png"))
        let fetch = try #require(report.assets.first?.facts.web?.fetch)
        #expect(fetch.failure?.kind == .refusedRedirect, "\(fetch)")
        #expect(report.verdict == .fail && report.finding("SRC027") != nil)
    }
}
