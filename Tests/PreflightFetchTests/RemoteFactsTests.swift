import MediaPreflight
import PreflightModel
import TestSupport
import Testing
import WebTestSupport

/// A file on the web has the facts that it has on the disk, however it is handed out.
@Suite(.tags(.slow, .readsStrangersBytes)) struct RemoteFactsTests {
    /// A way to hand files out, and to fetch them.
    enum Way: String, CaseIterable {
        case inRanges, withoutRanges, downloaded, downloadedWithoutRanges, untilTheConnectionEnds, inChunks

        var hasRanges: Bool { self == .inRanges || self == .downloaded }
        var isWhole: Bool { self == .downloaded || self == .downloadedWithoutRanges }
    }

    /// A server that hands out the sample files.
    private struct Server {
        var url: (String) -> String

        init(_ way: Way) throws {
            switch way {
            case .inRanges, .downloaded:
                let nginx = try NginxServer(serving: Fixture.folder)
                url = { nginx.url("/\($0)") }
            case .withoutRanges, .downloadedWithoutRanges:
                let nginx = try NginxServer(serving: Fixture.folder)
                url = { nginx.url("/whole/\($0)") }
            case .untilTheConnectionEnds, .inChunks:
                let scripts = try Fixture.media.map { name in
                    let bytes = try Fixture.bytes(name)
                    return ("/\(name)", way == .inChunks ? Script.chunked(bytes) : .withoutLength(bytes))
                }
                let server = try ScriptedServer(.routes(Dictionary(uniqueKeysWithValues: scripts)))
                url = { server.url("/\($0)") }
            }
        }
    }

    // A role changes how much is asked for at first, which matters where parts are handed out.
    @Test(
        arguments: Way.allCases.map { ($0, nil) } + [(.inRanges, .image), (.inRanges, .video)]
            as [(Way, Subject?)])
    func `every sample has the facts of its local copy`(way: Way, role: Subject?) async throws {
        let server = try Server(way)
        let visitor = Visitor { $0.isWhole = way.isWhole }
        let remote = await visitor.facts(Fixture.media.map(server.url), as: role)
        #expect(remote.count == Fixture.media.count && remote.count > 200)
        let local = await Preflight.probe(
            Fixture.media.map { .file(Fixture.path($0)) }, fetching: nil)
        for ((name, facts), local) in zip(zip(Fixture.media, remote), local.map(\.ofBytes)) {
            #expect(facts.ofBytes == local, "\(name)")
            #expect(facts.web?.fetch?.failure == nil, "\(name)")
            // Of a file without bytes there are no parts to hand out.
            guard facts.byteCount != 0 else { continue }
            #expect(facts.web?.fetch?.acceptsRanges == way.hasRanges, "\(name)")
        }
    }

    @Test func `a query after the name changes nothing but what is shown`() async throws {
        let server = try NginxServer(serving: Fixture.folder)
        let url = server.url("/demo/hero.png?name=other.mp4&dir=/a/b.webp")
        let facts = await Visitor().facts(url)
        #expect(await facts.ofBytes == .local(Fixture.path("demo/hero.png")))
        #expect(facts.path == server.url("/demo/hero.png?…"))
    }

    @Test func `names are sent as they are written`() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a b%c?#ü.png", Fixture.bytes("demo/hero.png"))
        let server = try NginxServer(serving: folder.url)
        let facts = await Visitor().facts(server.url("/a%20b%25c%3F%23%C3%BC.png"))
        #expect(await facts.ofBytes == .local(path))
    }
}
