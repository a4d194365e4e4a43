import Foundation
import TestSupport
import Testing
import WebTestSupport

/// nginx serves as the tests of fetching expect it to.
@Suite(.tags(.slow), .ownThread) struct NginxServerTests {
    private let folder: TemporaryFolder
    private let server: NginxServer

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a b.png", "0123456789")
        server = try NginxServer(serving: folder.url)
    }

    private func get(_ target: String, _ headers: String...) throws -> String {
        try PlainClient.get(server.address, server.httpPort, target, headers)
    }

    @Test func `a file is served whole and in ranges, and both are logged`() async throws {
        #expect(try get("/a%20b.png?x=1").hasSuffix("\r\n\r\n0123456789"))
        let part = try get("/a%20b.png", "Range: bytes=2-4")
        #expect(part.contains("206") && part.contains("Content-Range: bytes 2-4/10"))

        let requests = try await server.requests()
        #expect(requests.map(\.uri) == ["/a%20b.png?x=1", "/a%20b.png"])
        #expect(requests.map(\.status) == [200, 206])
        #expect(requests.map(\.range) == [nil, "bytes=2-4"])
        #expect(requests.map(\.bodyByteCount) == [10, 3])
        #expect(requests.map(\.sentByteCount)[1] == part.utf8.count)
        #expect(requests[0].connection != requests[1].connection)
        #expect(requests.allSatisfy { $0.isComplete && $0.indexOnConnection == 1 && $0.method == "GET" })
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func `redirects lead to the path without the prefix`(status: Int) throws {
        let answer = try get("/redirect/\(status)/a%20b.png?x=1")
        #expect(answer.hasPrefix("HTTP/1.1 \(status) "))
        #expect(answer.contains("Location: http://127.0.0.1:\(server.httpPort)/a%20b.png?x=1\r\n"))
        #expect(
            try get("/elsewhere/\(status)/a%20b.png?x=1")
                .contains("Location: http://elsewhere.test/a%20b.png?x=1\r\n"))
        #expect(try get("/to-https/a%20b.png").contains("Location: https://127.0.0.1:"))
    }

    @Test func `a private file wants a user`() throws {
        #expect(try get("/private/a%20b.png").hasPrefix("HTTP/1.1 401 "))
        let given = Data("\(NginxServer.user):\(NginxServer.password)".utf8).base64EncodedString()
        #expect(try get("/private/a%20b.png", "Authorization: Basic \(given)").hasPrefix("HTTP/1.1 200 "))
    }

    @Test(arguments: [
        ("", "image/png"), ("/typed", "text/plain"), ("/octet", "application/octet-stream"),
        ("/page", "text/html"), ("/whole", "image/png"), ("/cookie", "image/png"), ("/slow", "image/png"),
    ])
    func `a prefix tells the media type`(prefix: String, type: String) throws {
        let answer = try get("\(prefix)/a%20b.png")
        #expect(answer.contains("Content-Type: \(type)\r\n") && answer.hasPrefix("HTTP/1.1 200 "))
    }

    @Test func `a file can be without media type, without ranges and with a cookie`() throws {
        #expect(!(try get("/no-type/a%20b.png").contains("Content-Type")))
        #expect(try get("/whole/a%20b.png", "Range: bytes=2-4").hasSuffix("\r\n\r\n0123456789"))
        #expect(try get("/cookie/a%20b.png").contains("Set-Cookie: visit=1"))
        #expect(try get("/status/503").hasPrefix("HTTP/1.1 503 "))
    }

    @Test(.enabled(if: Self.hasCurl, "there is no curl"), arguments: TestCertificate.allCases)
    func `each certificate is good or bad in its own way`(certificate: TestCertificate) throws {
        let url = server.secureURL("/a%20b.png", certificate: certificate)
        let run = try Program.shell("curl -sS --cacert '\(TestCertificate.authorityFile)' '\(url)'")
        let expected: (Int32, String) =
            switch certificate {
            case .valid: (0, "")
            case .expired: (60, "expired")
            case .otherName: (60, "no alternative certificate subject name matches")
            case .unknownAuthority: (60, "unable to get local issuer certificate")
            }
        #expect(run.status == expected.0 && (expected.1.isEmpty || run.errors.contains(expected.1)), "\(run)")
    }

    private static let hasCurl = (try? Program.shell("command -v curl").status) == 0

    @Test func `nothing listens any more when the server has gone`() throws {
        var server: NginxServer? = try NginxServer(serving: folder.url)
        let port = try #require(server?.httpPort)
        #expect(try PlainClient.get(.first, port, "/status/204").hasPrefix("HTTP/1.1 204 "))
        server = nil
        #expect(throws: (any Error).self) { try PlainClient.get(.first, port, "/status/204") }
    }
}
