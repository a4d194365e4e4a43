import MediaPreflight
import PreflightModel
import TestSupport
import Testing
import WebTestSupport

/// A file that is too large for the provider is told to be, without being downloaded.
@Suite(.tags(.slow, .readsStrangersBytes)) struct SizeLimitTests {
    private let folder: TemporaryFolder
    private let server: NginxServer

    init() throws {
        folder = try TemporaryFolder()
        server = try NginxServer(serving: folder.url)
    }

    private func expectRefused(_ report: Report, codes: Set<String>, atMost byteCount: Int64) throws {
        #expect(report.verdict == .fail)
        let size = report.findings.filter { codes.contains($0.code) }
        #expect(size.count == 1 && size.first?.severity == .error, "\(report.findings.map(\.code))")
        let fetch = try #require(report.assets.first?.facts.web?.fetch)
        #expect(fetch.receivedByteCount <= byteCount, "\(fetch)")
    }

    @Test(arguments: ["", "/whole"], [nil, Subject.video])
    func `a movie of 200 MB is refused by its first bytes`(prefix: String, role: Subject?) async throws {
        for isIndexFirst in [true, false] {
            try LongMovie(isIndexFirst: isIndexFirst, sampleByteCount: 200_000_000).write("m.mp4", to: folder)
            let report = try await Visitor().report(server.url("\(prefix)/m.mp4"), as: role)
            try expectRefused(report, codes: ["VID002", "SRC030"], atMost: 262_144)
            #expect(report.assets.first?.facts.byteCount.map { $0 > 200_000_000 } == true)
            if prefix.isEmpty { #expect(report.finding("VID002") != nil) }
        }
    }

    @Test(arguments: ["", "/whole"], ["p.png", "p"])
    func `a picture of 12 MB is refused by its first bytes`(prefix: String, name: String) async throws {
        let hero = try Fixture.bytes("demo/hero.png")
        let end = hero.count - 12
        let chunk = MovieBox.number(12_000_000) + Array("teSt".utf8) + Array(repeating: 7, count: 12_000_004)
        try folder.write(name, hero[..<end] + chunk + hero[end...])
        let report = try await Visitor().report(server.url("\(prefix)/\(name)"), as: .image)
        try expectRefused(report, codes: ["IMG002", "SRC030"], atMost: 262_144)
    }

    @Test(arguments: ["", "/whole"])
    func `nothing above the limit is downloaded even when all is wanted`(prefix: String) async throws {
        try LongMovie(isIndexFirst: true, sampleByteCount: 200_000_000).write("m.mp4", to: folder)
        let visitor = Visitor { $0.isWhole = true }
        let report = try await visitor.report(server.url("\(prefix)/m.mp4"), as: .video)
        try expectRefused(report, codes: ["VID002", "SRC030"], atMost: 262_144)
    }

    @Test(arguments: [true, false], ["m.mkv", "m.png"])
    func `a body that never ends is given up at the limit`(isChunked: Bool, name: String) async throws {
        let beginning = try Fixture.bytes(name == "m.png" ? "demo/hero.png" : "video/h264.mkv")
        let server = try ScriptedServer(isChunked ? .endlessChunks(beginning) : .endlessBody(beginning))
        let report = try await Visitor { $0.byteLimit = 1_000_000 }.report(server.url("/\(name)"))
        let facts = try #require(report.assets.first?.facts)
        #expect(facts.web?.fetch?.failure?.kind == .tooLarge)
        #expect(report.verdict == .unknown && report.finding("SRC030") != nil)
        #expect(facts.byteCount == nil && facts.web?.fetch?.requestCount == 1)
        #expect(facts.web?.fetch.map { $0.receivedByteCount <= 1_000_000 + 65_536 } == true)
        let record = await server.record { $0.openConnectionCount == 0 }
        #expect(record.openConnectionCount == 0 && record.exchanges.first?.peerClosedEarly == true)
    }

    @Test(arguments: [(0, true), (1, false)])
    func `the limit itself may be received`(excess: Int, isRead: Bool) async throws {
        let hero = try Fixture.bytes("image/plain.jpg")
        let visitor = Visitor { $0.byteLimit = Int64(hero.count - excess) }
        // Head and body arrive together, so that the body is there before anyone wants it.
        let atOnce = Script { _, connection in
            let head = "HTTP/1.1 200 OK\r\nContent-Length: \(hero.count)\r\n\r\n"
            try connection.write(Array(head.utf8) + hero)
        }
        let ways: [Script] = [
            .file(hero), .ignoringRange(hero), .chunked(hero), .withoutLength(hero), atOnce,
        ]
        for way in ways {
            let server = try ScriptedServer(way)
            let facts = await visitor.facts(server.url("/hero.jpg"))
            #expect((facts.image != nil) == isRead, "\(facts)")
            #expect(facts.web?.fetch?.failure?.kind == (isRead ? nil : .tooLarge))
        }
    }
}
