import MediaPreflight
import PreflightFetch
import PreflightModel
import TestSupport
import Testing
import WebTestSupport

@testable import MediaPreflight

/// Many files at once, from servers good and bad.
@Suite(.tags(.slow, .readsStrangersBytes)) struct ConcurrencyTests {
    private enum Expected: Equatable {
        case found(ServedFile)
        case failure(FetchFailure.Kind)
        case page
    }

    private static let kinds: [(name: String, script: Script, expected: Expected)] = {
        let (image, video) = (ServedFile.image.bytes, ServedFile.video.bytes)
        return [
            ("file.png", .file(image), .found(.image)),
            ("file.mp4", .file(video), .found(.video)),
            ("whole.png", .ignoringRange(image), .found(.image)),
            ("whole.mp4", .ignoringRange(video), .found(.video)),
            ("chunked.png", .chunked(image), .found(.image)),
            ("redirect.png", .redirect(to: "/file.png"), .found(.image)),
            ("late.png", .slowFirstByte(seconds: 0.05, then: .file(image)), .found(.image)),
            ("missing.png", .status(404), .failure(.notFound)),
            ("forbidden.png", .status(403), .failure(.accessDenied)),
            ("failing.png", .status(500), .failure(.serverError)),
            ("page.png", .page, .page),
            ("gone.png", .hangingUp(), .failure(.noConnection)),
            ("reset.png", .hangingUp(reset: true), .failure(.noConnection)),
            ("cut.png", .earlyClose(image, after: 100), .failure(.noConnection)),
            ("noise.png", .garbage(.noise), .failure(.badResponse)),
            ("lie.mp4", .wrongContentRange(.startsLater, video), .failure(.badResponse)),
            ("head.png", .endlessHeaders, .failure(.badResponse)),
            ("endless.png", .endlessBody(image), .failure(.tooLarge)),
            ("loop.png", .redirectLoop, .failure(.refusedRedirect)),
            ("silent.png", .silent, .failure(.tooSlow)),
        ]
    }()

    @Test(.timeLimit(.minutes(30)))
    func `two hundred at once are told apart, and in order`() async throws {
        let routes = Dictionary(uniqueKeysWithValues: Self.kinds.map { ("/\($0.name)", $0.script) })
        let servers = try (0..<4).map { _ in try ScriptedServer(.routes(routes)) }
        // A step that shares no divisor with 200 visits each of them, far apart.
        let order = (0..<200).map { $0 * 37 % 200 }
        let urls = order.map { number in
            servers[number % 4].url("/\(Self.kinds[number / 4 % Self.kinds.count].name)?n=\(number)")
        }
        let policy = FetchPolicy.loopback.with { $0.deadline = .seconds(20) }
        let preflight = try Preflight(profile: "kkiai", fetching: nil)
        let facts = await MeasuredFacts(Fetcher(policy)).allFacts(
            of: urls.map { Asset(.url($0)).limited(by: preflight.profile) }, under: policy)
        try #require(facts.count == 200)
        let (image, video) = (await ServedFile.image.facts, await ServedFile.video.facts)
        for (number, measured) in zip(order, facts) {
            let kind = Self.kinds[number / 4 % Self.kinds.count]
            #expect(measured.path.hasSuffix("/\(kind.name)?…"))
            let report = preflight.evaluate([AssetInRole(measured)])
            switch kind.expected {
            case .found(let sample):
                #expect(measured.content == (sample == .image ? image : video).content)
                #expect(report.verdict == .pass)
            case .failure(let expected):
                #expect(measured.web?.fetch?.failure?.kind == expected)
                #expect(measured.other?.problem != nil && report.verdict != .pass)
            case .page:
                #expect(measured.web?.fetch?.failure == nil && report.verdict == .fail)
            }
        }
        for server in servers {
            let record = server.record
            #expect(record.mostWaitingAtOnce <= policy.connectionCountPerHost)
        }
        let sent = servers.reduce(0) { $0 + $1.record.requests.count }
        #expect(sent == facts.reduce(0) { $0 + ($1.web?.fetch?.requestCount ?? 0) })
    }
}
