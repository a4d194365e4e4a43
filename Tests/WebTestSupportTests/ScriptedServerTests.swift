import Foundation
import TestSupport
import Testing
import WebTestSupport

/// The scripted server does what its scripts say, and knows what it did.
@Suite(.tags(.slow), .ownThread) struct ScriptedServerTests {
    private let bytes = Array("0123456789".utf8)

    private func get(_ server: ScriptedServer, _ target: String = "/", _ headers: String...) throws -> String
    {
        try PlainClient.get(server.address, server.port, target, headers)
    }

    @Test(arguments: LoopbackAddress.allCases.filter(\.isAvailable))
    func `a file is served in ranges at every address, and recorded`(address: LoopbackAddress) async throws {
        let server = try ScriptedServer(.file(bytes, "Content-Type: image/png"), on: address)
        let answer = try get(server, "/a?b", "Range: bytes=7-")
        #expect(answer.hasPrefix("HTTP/1.1 206 ") && answer.hasSuffix("\r\n\r\n789"))
        #expect(answer.contains("Content-Range: bytes 7-9/10\r\n") && answer.contains("image/png"))

        let record = await server.record { $0.openConnectionCount == 0 }
        #expect(record.connectionCount == 1 && record.openConnectionCount == 0)
        #expect(record.requests.map(\.target) == ["/a?b"] && record.requests[0].path == "/a")
        #expect(record.requests[0].range == .from(7))
        #expect(record.sentByteCount == answer.utf8.count)
        #expect(!record.exchanges[0].peerClosedEarly)
    }

    @Test func `ranges are those of RFC 9110`() {
        #expect(RequestedRange("bytes=0-0")?.resolved(in: 10) == 0..<1)
        #expect(RequestedRange("bytes=8-99")?.resolved(in: 10) == 8..<10)
        #expect(RequestedRange("bytes=0-9223372036854775807")?.resolved(in: 10) == 0..<10)
        #expect(RequestedRange("bytes=-3")?.resolved(in: 10) == 7..<10)
        #expect(RequestedRange("bytes=10-")?.resolved(in: 10) == nil)
        for text in ["bytes=3-2", "bytes=0-1,3-4", "bytes=-", "items=0-1", "bytes=a-b"] {
            #expect(RequestedRange(text) == nil)
        }
    }

    @Test func `a connection serves one request after another`() throws {
        let server = try ScriptedServer(.file(bytes))
        let head = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
        let answer = try PlainClient.exchange(
            server.address, server.port, head + "GET /2 HTTP/1.1\r\nConnection: close\r\n\r\n")
        #expect(String(decoding: answer, as: UTF8.self).split(separator: "HTTP/1.1 200").count == 2)
        #expect(server.record.requests.map(\.connection) == [0, 0])
    }

    @Test func `an endless body ends when the peer has had enough`() async throws {
        let server = try ScriptedServer(.endlessBody())
        let some = try PlainClient.exchange(
            server.address, server.port, "GET / HTTP/1.1\r\n\r\n", limit: 1_000_000)
        #expect(some.count >= 1_000_000)
        let record = await server.record { $0.openConnectionCount == 0 }
        #expect(record.exchanges[0].peerClosedEarly && record.openConnectionCount == 0)
    }

    @Test func `the server ends what waits when it stops`() async throws {
        let server = try ScriptedServer(.silent)
        async let answer = PlainClient.get(server.address, server.port, "/")
        _ = await server.record { !$0.requests.isEmpty }
        server.stop()
        #expect(try await answer == "")
        #expect(throws: (any Error).self) { try get(server) }
    }

    @Test func `redirects chain, fail and recover as they are told`() throws {
        let server = try ScriptedServer(
            .failing(times: 1, .status(503, retryAfter: "1"), then: .chain(length: 2, then: .file(bytes))))
        #expect(try get(server).contains("503 Scripted\r\nRetry-After: 1\r\n"))
        #expect(try get(server, "/a.png").contains("Location: /step-1.png\r\n"))
        #expect(try get(server, "/step-1.png").contains("Location: /step-2.png\r\n"))
        #expect(try get(server, "/step-2.png").hasSuffix("0123456789"))
    }

    @Test func `the bomb is gzip of 100 MB`() throws {
        let server = try ScriptedServer(.gzipBomb)
        let answer = try PlainClient.exchange(
            server.address, server.port, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        let end = try #require(answer.firstRange(of: Array("\r\n\r\n".utf8)))
        let folder = try TemporaryFolder()
        let file = try folder.write("bomb.gz", Array(answer[end.upperBound...]))
        let run = try Program.shell("gzip -dc '\(file)' | wc -c")
        #expect(run.output.contains("100000801"))
        #expect(server.record.sentByteCount < 700_000)
    }

    @Test(arguments: RangeLie.allCases)
    func `each lie about ranges is its own`(lie: RangeLie) throws {
        let server = try ScriptedServer(.wrongContentRange(lie, bytes))
        let answer = try get(server, "/", "Range: bytes=2-5")
        #expect(answer.hasSuffix("\r\n\r\n2345"))
        #expect(!answer.contains("Content-Range: bytes 2-5/10\r\n") || lie == .changingTotal)
    }
}
