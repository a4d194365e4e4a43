import Foundation
import PreflightModel
import Synchronization
import TestSupport
import Testing
import WebTestSupport

/// Connections are few, and used again.
@Suite(.tags(.slow, .readsStrangersBytes)) struct ConnectionTests {
    @Test(arguments: [1, 3], ["", "/whole"])
    func `many files of one host share connections`(limit: Int, prefix: String) async throws {
        let server = try NginxServer(serving: Fixture.folder)
        // What is small enough to come whole with the first bytes costs no connection, however little of it is read.
        let names = try (Fixture.names(in: "video") + Fixture.names(in: "image")).filter {
            try Fixture.bytes($0).count < 10_000
        }
        let visitor = Visitor { $0.connectionCountPerHost = limit }
        let facts = await visitor.facts(names.map { server.url("\(prefix)/\($0)") })
        #expect(facts.allSatisfy { $0.web?.fetch?.failure == nil })
        let requests = try await server.requests()
        let connections = Set(requests.map(\.connection))
        #expect(requests.count >= names.count && connections.count <= limit, "\(connections.count)")
    }

    @Test func `connections are used again over TLS and after redirects`() async throws {
        let server = try NginxServer(serving: Fixture.folder)
        let visitor = Visitor {
            $0.connectionCountPerHost = 1
            $0.certificateFile = TestCertificate.authorityFile
        }
        let paths = ["/demo/hero.png", "/redirect/302/video/moov-end.mp4", "/image/plain.jpg"]
        for origin in [server.url(""), server.secureURL("")] {
            let facts = await visitor.facts(paths.map { origin + $0 })
            #expect(facts.allSatisfy { $0.web?.fetch?.failure == nil }, "\(facts.map(\.web?.fetch))")
        }
        let requests = try await server.requests()
        #expect(requests.count == 8 && Set(requests.map(\.connection)).count == 2)
    }

    @Test(arguments: [1, 4])
    func `a host answers no more requests at once than it may`(limit: Int) async throws {
        let bytes = try Fixture.bytes("demo/hero.png")
        let server = try ScriptedServer(.slowFirstByte(seconds: 0.03, then: .file(bytes)))
        let visitor = Visitor { $0.connectionCountPerHost = limit }
        let facts = await visitor.facts((0..<20).map { server.url("/\($0).png") })
        #expect(facts.allSatisfy { $0.image != nil })
        #expect(server.record.requests.count == 20 && server.record.mostWaitingAtOnce == limit)
    }

    @Test func `all hosts together answer no more requests at once than they may`() async throws {
        let bytes = try Fixture.bytes("demo/hero.png")
        let waiting = Waiting()
        let script = Script { request, connection in
            waiting.begin()
            // Before the answer: the next request may be here as soon as it is.
            do { defer { waiting.end() }; try connection.sleep(seconds: 0.03) }
            try connection.respond(to: request, with: bytes)
        }
        let servers = try (0..<4).map { _ in try ScriptedServer(script) }
        let visitor = Visitor {
            $0.connectionCountPerHost = 2
            $0.connectionCount = 3
        }
        let facts = await visitor.facts((0..<24).map { servers[$0 % 4].url("/\($0).png") })
        #expect(facts.allSatisfy { $0.image != nil })
        #expect(waiting.most <= 3)
    }

    /// Counts requests that wait for their answers.
    private final class Waiting: Sendable {
        private let state = Mutex((now: 0, most: 0))
        var most: Int { state.withLock { $0.most } }
        func begin() {
            state.withLock {
                $0.now += 1
                $0.most = max($0.most, $0.now)
            }
        }
        func end() { state.withLock { $0.now -= 1 } }
    }
}
