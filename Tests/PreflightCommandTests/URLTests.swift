import Foundation
import TestSupport
import Testing
import WebTestSupport

/// The built program on URLs, as a user runs it.
@Suite(.tags(.slow), .ownThread) struct URLTests {
    private let server: NginxServer

    init() throws {
        server = try NginxServer(serving: Fixture.folder)
    }

    private var hero: String { server.url("/demo/hero.png") }
    private var dance: String { server.url("/demo/dance.mp4") }

    private func body(_ image: String, _ video: String) -> String {
        #"{"image_url": "\#(image)", "video_url": "\#(video)", "character_orientation": "image", "mode": "pro"}"#
    }

    // MARK: Checking

    @Test func `a pair of URLs within the limits passes`() async throws {
        let result = try Repository.preflight(
            "check", "--allow-private", "--image", hero, "--video", dance, "--orientation", "image")
        #expect(result.status == 0, "\(result)")
        #expect(result.errors.isEmpty)
        #expect(result.output.contains(hero) && result.output.contains("SRC010"))
        #expect(try await server.requests().count == 2)
        #expect(try Repository.preflight("check", "--allow-private", "--strict", hero).status == 1)
    }

    @Test func `a URL outside the limits fails for the file's reasons`() throws {
        let result = try Repository.preflight(
            "check", "--allow-private", server.url("/demo/hero-too-small.jpg"), dance)
        #expect(result.status == 1 && result.output.contains("IMG003"), "\(result)")
    }

    @Test func `files and URLs are checked in one run`() throws {
        let result = try Repository.preflight(
            "check", "--allow-private", "--image", "hero.png", "--video", dance, "--orientation", "image")
        #expect(result.status == 0, "\(result)")
    }

    @Test func `the JSON about URLs fits its schema`() throws {
        let schema = JSONSchema.published
        let report = try Repository.preflight(
            "check", "--allow-private", hero, server.url("/redirect/302/demo/dance.mp4"),
            server.url("/gone.png"), "--verbose", "--format", "json")
        #expect(report.status == 1)
        #expect(try schema.mistakes(in: report.output, schema: "preflight-report-1.schema.json") == [])
        let facts = try Repository.preflight("probe", "--allow-private", hero, dance, "--format", "json")
        #expect(facts.status == 0)
        #expect(try schema.mistakes(in: facts.output, schema: "preflight-facts-1.schema.json") == [])
    }

    @Test func `a URL is probed like a file`() throws {
        let remote = try Repository.preflight("probe", "--allow-private", hero)
        #expect(remote.status == 0 && remote.output.contains("900"), "\(remote)")
        #expect(try Repository.preflight("probe", "--allow-private", server.url("/gone.png")).status == 3)
        #expect(try Repository.preflight("probe", "--offline", hero).status == 3)
    }

    @Test func `a downloaded file is asked for once and whole`() async throws {
        let result = try Repository.preflight("check", "--allow-private", "--download", dance)
        #expect(result.status == 0, "\(result)")
        let requests = try await server.requests()
        #expect(requests.map(\.range) == ["bytes=0-"] && requests.allSatisfy(\.isComplete))
    }

    // MARK: What may be contacted

    @Test(arguments: ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]"])
    func `this machine is not contacted unless it is allowed`(host: String) async throws {
        for command in [["check", "--download"], ["probe"]] {
            let result = try Program("preflight").run(command + [server.url("/demo/hero.png", host: host)])
            #expect(result.status == (command == ["probe"] ? 3 : 1), "\(result)")
            if command != ["probe"] { #expect(result.output.contains("SRC012"), "\(result)") }
        }
        #expect(try await server.requests().isEmpty)
    }

    @Test func `nothing at all connects to a host that is not allowed`() throws {
        let server = try ScriptedServer(.status(200))
        #expect(try Repository.preflight("check", server.url("/hero.png")).status == 1)
        #expect(try Repository.preflight("check", "--offline", server.url("/hero.png")).status == 1)
        #expect(server.record.connectionCount == 0)
    }

    @Test func `a host that is allowed may be this machine, and no other may`() async throws {
        #expect(try Repository.preflight("check", "--allow-host", "127.0.0.1", hero).status == 0)
        let named = server.url("/demo/hero.png", host: "localhost")
        let refused = try Repository.preflight("check", "--allow-host", "127.0.0.1", named)
        #expect(refused.status == 1 && refused.output.contains("SRC012"))
        #expect(try Repository.preflight("check", "--allow-host", "LocalHost", named).status == 0)
        #expect(
            try Repository.preflight("check", "--allow-host", "a.test", "--allow-host", "localhost", named)
                .status == 0)
        #expect(try await server.requests().count == 3)
    }

    @Test func `offline, a URL is unknown and not contacted`() async throws {
        let url = "https://cdn.example.com/hero.png"
        let result = try Repository.preflight("check", "--offline", url)
        #expect(result.status == 3 && result.output.contains("SRC013"), "\(result)")
        #expect(try Repository.preflight("check", "--offline", "--allow-unknown", url).status == 0)
        // That nobody else can reach this machine is known all the same.
        #expect(try Repository.preflight("check", "--offline", hero).status == 1)
        #expect(try await server.requests().isEmpty)
    }

    @Test func `the environment can name the authority that is trusted`() async throws {
        let url = server.secureURL("/demo/hero.png")
        let untrusted = try Repository.preflight("check", "--allow-private", url)
        #expect(untrusted.status == 3 && untrusted.output.contains("SRC018"), "\(untrusted)")
        #expect(try await server.requests().isEmpty)
        let trusted = try Repository.preflight(
            "check", "--allow-private", url,
            environment: ["SSL_CERT_FILE": TestCertificate.authorityFile])
        #expect(trusted.status == 0, "\(trusted)")
        let expired = try Repository.preflight(
            "check", "--allow-private", server.secureURL("/demo/hero.png", certificate: .expired),
            environment: ["SSL_CERT_FILE": TestCertificate.authorityFile])
        #expect(expired.status == 3 && expired.output.contains("expired"), "\(expired)")
    }

    @Test func `no output shows a password or a query`() throws {
        let url = server.url("/private/demo/hero.png?token=Sesame", host: "tester:not-a-secret@127.0.0.1")
        for arguments in [["check", "--verbose"], ["check", "--format", "json"], ["probe"]] {
            let result = try Program("preflight").run(arguments + ["--allow-private", url])
            #expect(result.output.contains("hero.png"))
            for secret in ["secret", "Sesame", "tester"] {
                #expect(!(result.output + result.errors).contains(secret), "\(result)")
            }
        }
    }

    // MARK: Requests

    @Test func `a request's URLs are fetched`() async throws {
        let folder = try TemporaryFolder()
        let request = try folder.write("body.json", Array(body(hero, dance).utf8))
        let result = try Repository.preflight("check", "--allow-private", "--request", request)
        #expect(result.status == 0, "\(result)")
        #expect(try await server.requests().map(\.path).sorted() == ["/demo/dance.mp4", "/demo/hero.png"])
        let swapped = try folder.write("body.json", Array(body(dance, hero).utf8))
        #expect(try Repository.preflight("check", "--allow-private", "--request", swapped).status == 1)
    }

    @Test func `what a request's URL is mapped to is read instead of the URL`() async throws {
        let folder = try TemporaryFolder()
        let request = try folder.write("body.json", Array(body(hero, dance).utf8))
        let result = try Repository.preflight(
            "check", "--allow-private", "--request", request, "--map", "\(hero)=hero.png")
        #expect(result.status == 0, "\(result)")
        #expect(try await server.requests().map(\.path) == ["/demo/dance.mp4"])
    }

    @Test func `lines of a stream have their URLs fetched, and are reported in order`() async throws {
        let folder = try TemporaryFolder()
        let gone = server.url("/gone.png?token=Sesame")
        let lines = [
            body(hero, dance), body(gone, dance), body("http://127.0.0.1:1/a.png", dance),
            #"{"id": "mapped", "request": \#(body(gone, dance)), "map": {"\#(gone)": "hero.png"}}"#,
        ]
        let input = try folder.write("lines", Array((lines.joined(separator: "\n") + "\n").utf8))
        let program = try Program("preflight").path
        let result = try Program.shell(
            "'\(program)' stream --allow-host 127.0.0.1 < '\(input)'", in: Repository.demo)
        #expect(result.status == 0, "\(result)")
        let verdicts = try result.output.split(separator: "\n").map { line in
            let report = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return report?["verdict"] as? String
        }
        #expect(verdicts == ["pass", "fail", "unknown", "pass"], "\(result.output)")
        #expect(!result.output.contains("Sesame"))
        let paths = try await server.requests().map(\.path).sorted()
        #expect(paths == Array(repeating: "/demo/dance.mp4", count: 4) + ["/demo/hero.png", "/gone.png"])
    }

    // MARK: Usage

    @Test(arguments: [
        ["--offline", "--download"], ["--offline", "--allow-private"],
        ["--offline", "--allow-host", "a.test"],
        ["--allow-host", "http://x"], ["--allow-host", "x/y"], ["--allow-host", "x:80"],
        ["--allow-host", "a b"], ["--allow-host", "u@x"], ["--allow-host", ""],
    ])
    func `options that contradict each other or are no host end with status 2`(options: [String]) throws {
        let result = try Program("preflight").run(["check", "hero.png"] + options, in: Repository.demo)
        #expect(result.status == 2 && result.output.isEmpty && result.errors.contains("--"), "\(result)")
    }
}
