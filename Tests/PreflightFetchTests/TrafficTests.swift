import Foundation
import PreflightModel
import TestSupport
import Testing
import WebTestSupport

/// Facts cost few requests and few bytes, by our count and by the server's.
@Suite(.tags(.slow, .readsStrangersBytes)) struct TrafficTests {
    private let folder: TemporaryFolder
    private let server: NginxServer
    private static let byteLimit = 256 << 10

    init() throws {
        folder = try TemporaryFolder()
        server = try NginxServer(serving: folder.url)
    }

    /// Fetches a file of the folder, and holds it against its local copy and both counts against each other.
    private func visit(
        _ name: String, as role: Subject? = nil, isReadToEnd: Bool = true
    ) async throws -> (requestCount: Int, byteCount: Int) {
        let facts = await Visitor().facts(server.url("/\(name)"), as: role)
        #expect(await facts.ofBytes == .local(folder.path(name)))
        let fetch = try #require(facts.web?.fetch)
        let requests = try await server.requests()
        #expect(fetch.failure == nil && fetch.acceptsRanges == true)
        #expect(requests.allSatisfy { $0.status == 206 })
        #expect(fetch.requestCount == requests.count)
        let (received, sent) = (Int(fetch.receivedByteCount), requests.map(\.sentByteCount).reduce(0, +))
        // What the server has sent of a response that is given up may not have been read.
        #expect(isReadToEnd ? received == sent : received <= sent)
        return (requests.count, requests.map(\.bodyByteCount).reduce(0, +))
    }

    // MARK: Long movies

    @Test(arguments: [nil, Subject.video], [true, false])
    func `a movie of 100 MB costs three requests and 256 KiB`(role: Subject?, isIndexFirst: Bool) async throws
    {
        try LongMovie(isIndexFirst: isIndexFirst).write("long.mp4", to: folder)
        let cost = try await visit("long.mp4", as: role)
        #expect(cost.requestCount <= 3 && cost.byteCount <= Self.byteLimit, "\(cost)")
    }

    @Test(arguments: [true, false])
    func `a large index costs its own size besides`(isIndexFirst: Bool) async throws {
        let sampleCount = 70_000
        let indexByteCount = try LongMovie(isIndexFirst: isIndexFirst, sampleCount: sampleCount)
            .write("long.mp4", to: folder)
        #expect(indexByteCount > 1_000_000)
        let cost = try await visit("long.mp4")
        // The last frame takes a request of its own.
        #expect(cost.requestCount <= 4 && cost.byteCount <= Self.byteLimit + indexByteCount, "\(cost)")
    }

    // MARK: Files that are read through

    @Test(arguments: [4, 16, 64])
    func `a file without an index is fetched once, in requests that grow`(clusterCount: Int) async throws {
        try LongMatroska.write("long.mkv", clusterCount: clusterCount, to: folder)
        let size = try Data(contentsOf: folder.url.appendingPathComponent("long.mkv")).count
        let cost = try await visit("long.mkv")
        // Each request is twice as long as the last, up to 4 MiB; a few jumps come on top.
        let doublings = Int(log2(Double(size) / 65536)) + 1
        #expect(cost.byteCount <= size && cost.requestCount <= doublings + size / (4 << 20) + 3, "\(cost)")
        try await expectNothingTwice()
    }

    @Test func `fragments cost no byte twice`() async throws {
        let names = Fixture.names(in: "video").filter { $0.contains("fragment") || $0.hasSuffix(".ts") }
        #expect(names.count > 5)
        for name in names {
            let bytes = try Fixture.bytes(name)
            try folder.write(String(name.dropFirst(6)), bytes)
        }
        let urls = names.map { server.url($0.dropFirst(5).description) }
        for facts in await Visitor().facts(urls) {
            #expect(facts.web?.fetch?.requestCount == 1, "\(facts.path)")
        }
        try await expectNothingTwice()
    }

    @Test(arguments: [(100, 10_000), (20, 1_000_000)])
    func `a long file of fragments costs no byte twice`(count: Int, byteCount: Int) async throws {
        let boxes = MovieBox.boxes(try Fixture.bytes("video/fragmented.mp4")[...])
        let begin = boxes.prefix { $0.type != "moof" }
        let fragment = try #require(boxes.first { $0.type == "moof" }).bytes
        let samples = MovieBox.number(byteCount + 8) + Array("mdat".utf8)
        let path = try folder.write("long.mp4", begin.flatMap(\.bytes))
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        defer { try? file.close() }
        for _ in 0..<count {
            let end = try file.seekToEnd()
            try file.write(contentsOf: fragment + samples)
            try file.truncate(atOffset: end + UInt64(fragment.count + samples.count + byteCount))
        }
        let cost = try await visit("long.mp4", isReadToEnd: false)
        #expect(cost.byteCount <= count * (byteCount + 10_000))
        try await expectNothingTwice()
    }

    private func expectNothingTwice() async throws {
        var seen: [String: IndexSet] = [:]
        for request in try await server.requests() {
            guard case .closed(let ends)? = request.range.flatMap(RequestedRange.init) else {
                Issue.record("\(request)")
                continue
            }
            #expect(!seen[request.path, default: []].intersects(integersIn: ends), "\(request)")
            seen[request.path, default: []].insert(integersIn: ends)
        }
    }
}

/// What pictures cost.
@Suite(.tags(.slow, .readsStrangersBytes)) struct PictureTrafficTests {
    private static let pictureEndings: Set = [
        "jpg", "jpeg", "png", "webp", "gif", "bmp", "heic", "avif", "tiff",
    ]

    @Test(arguments: ["", "/whole"])
    func `a picture by its name costs one request`(prefix: String) async throws {
        let server = try NginxServer(serving: Fixture.folder)
        let names = Fixture.media.filter { name in
            name.split(separator: ".").last.map { Self.pictureEndings.contains(String($0)) } ?? false
        }
        #expect(names.count > 80)
        try await expectOneRequest(names, server, prefix, role: nil)
    }

    @Test(arguments: ["", "/whole"])
    func `a picture by its role costs one request, whatever its name`(prefix: String) async throws {
        let folder = try TemporaryFolder()
        let names = Fixture.names(in: "image")
        for (index, name) in names.enumerated() { try folder.write("\(index)", Fixture.bytes(name)) }
        let server = try NginxServer(serving: folder.url)
        try await expectOneRequest(names.indices.map(String.init), server, prefix, role: .image)
    }

    private func expectOneRequest(
        _ names: [String], _ server: NginxServer, _ prefix: String, role: Subject?
    ) async throws {
        let all = await Visitor().facts(names.map { server.url("\(prefix)/\($0)") }, as: role)
        for (name, facts) in zip(names, all) { #expect(facts.web?.fetch?.requestCount == 1, "\(name)") }
        #expect(try await server.requests().map(\.path).sorted() == names.map { "\(prefix)/\($0)" }.sorted())
    }

    @Test func `a picture of 4 MB costs what a small one does`() async throws {
        // Between the header and the end lies a segment that nobody wants.
        let folder = try TemporaryFolder()
        let hero = try Fixture.bytes("demo/hero.png")
        let end = hero.count - 12
        let chunk = MovieBox.number(4_000_000) + Array("teSt".utf8) + Array(repeating: 7, count: 4_000_004)
        try folder.write("large.png", hero[..<end] + chunk + hero[end...])
        let server = try NginxServer(serving: folder.url)
        let facts = await Visitor().facts(server.url("/large.png"))
        #expect(await facts.ofBytes == .local(folder.path("large.png")))
        #expect(facts.web?.fetch?.requestCount == 1)
        #expect(try await server.requests().count == 1)
    }
}
