import MediaPreflight
import PreflightFetch
import PreflightModel
import PreflightReports
import PreflightText
import Synchronization
import TestSupport
import Testing
import WebTestSupport

/// Which hosts are contacted.
@Suite(.tags(.slow, .readsStrangersBytes)) struct GuardTests {
    private let image = ServedFile.image

    private static let first = NetworkAddress.ipv4(0x7F00_0001)
    private static let second = NetworkAddress.ipv4(0x7F00_0002)

    /// Takes 127.0.0.1 for an address of the internet, so that a test can have one.
    private static let firstIsPublic = AddressGuard { $0 == first ? nil : $0.specialPurpose }
    private static let strict = FetchPolicy.loopback.with { $0.allowsPrivateHosts = false }

    /// Answers look-ups in turn, the last one for ever, and counts them.
    private final class Names: Sendable {
        private let answers: [[NetworkAddress]]
        private let state = Mutex(0)
        init(_ answers: [NetworkAddress]...) { self.answers = answers }
        var count: Int { state.withLock { $0 } }
        var resolver: Resolver {
            Resolver { _ in
                let turn = self.state.withLock { count in
                    defer { count += 1 }
                    return count
                }
                return self.answers[min(turn, self.answers.count - 1)]
            }
        }
    }

    // MARK: - Addresses in the text

    @Test(arguments: [
        "127.0.0.1", "127.0.0.1.", "127.1", "2130706433", "0x7f000001", "0X7F.1", "0177.0.0.1",
        "017700000001",
        "127.255.255.254", "0.0.0.0", "0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "3232235777",
        "169.254.169.254", "0xA9FEA9FE", "100.64.0.1", "192.0.0.8", "198.18.0.1", "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1", "255.255.255.255", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]", "[::ffff:a9fe:a9fe]", "[::7f00:1]", "[64:ff9b::7f00:1]", "[64:ff9b::10.0.0.1]",
        "[64:ff9b:1::a00:1]", "[2002:7f00:1::1]", "[2002:a00:1::]", "[2001:0:7f00:1::1]", "[fe80::1]",
        "[fec0::1]", "[fc00::1]", "[fd12:3456::1]", "[ff02::1]", "[100::1]", "[2001:db8::1]", "localhost",
        "LocalHost", "localhost.", "a.localhost", "printer.local", "metadata.google.internal", "router.lan",
        "intranet", "256.1.1.1", "1.2.3.08",
    ])
    func `a host that the internet does not have is not contacted`(host: String) async throws {
        let server = try ScriptedServer(.file(image.bytes))
        let names = Names([Self.first])
        let trial = try await Trial(
            server.url(image.path, host: host), with: Fetcher(Self.strict, resolver: names.resolver))
        #expect(trial.failure?.kind == .unreachableHost)
        #expect(trial.facts.web?.unreachable != nil)
        #expect(trial.verdict == .fail)
        #expect(trial.fetch.requestCount == 0 && names.count == 0 && server.record.connectionCount == 0)
    }

    @Test(arguments: [
        "[fe80::1%25eth0]", "127.0.0.1%00.example.com", "[::1", "::1", "a@127.0.0.1@b", "127。0。0。1",
    ])
    func `a host in doubt is not contacted`(host: String) async throws {
        let server = try ScriptedServer(.file(image.bytes))
        let trial = try await Trial(server.url(image.path, host: host), with: Fetcher())
        #expect(trial.facts.web?.mistake != nil && trial.facts.web?.fetch == nil)
        #expect(trial.verdict == .fail && server.record.connectionCount == 0)
    }

    // MARK: - Addresses that DNS answers

    @Test(
        arguments: [
            [.ipv4(0x7F00_0001)], [.ipv4(0x0A01_0203)], [.ipv4(0xA9FE_A9FE)],
            [.ipv4(0x0808_0808), .ipv4(0x0A01_0203)], [.ipv4(0x0A01_0203), .ipv4(0x0808_0808)],
            [.ipv6(1)], [.ipv6(0xFFFF_0A01_0203)], [.ipv6(0x64_FF9B << 96 | 0x0A01_0203)],
            [.ipv6(0x2002_0A01_0203 << 80)], [.ipv4(0x0808_0808), .ipv6(0xFE80 << 112 | 1)],
        ] as [[NetworkAddress]])
    func `a name that leads to such an address, even among others, is not contacted`(
        addresses: [NetworkAddress]
    ) async throws {
        let server = try ScriptedServer(.file(image.bytes))
        let trial = try await Trial(
            server.url(image.path, host: "files.example.com"),
            with: Fetcher(Self.strict, resolver: Names(addresses).resolver))
        #expect(trial.failure?.kind == .unreachableHost && trial.fetch.requestCount == 0)
        #expect(trial.verdict == .fail && server.record.connectionCount == 0)
        Self.expectNoAddress(in: trial)
    }

    @Test func `no report tells the address that a name leads to`() async throws {
        let server = try ScriptedServer(.hangingUp())
        let trial = try await Trial(
            server.url(image.path, host: "files.example.com"),
            with: Fetcher(
                Self.strict, resolver: Names([Self.first]).resolver, addressGuard: Self.firstIsPublic))
        #expect(trial.failure?.kind == .noConnection)
        Self.expectNoAddress(in: trial)
    }

    @Test func `a failure to connect does not tell the address either`() async throws {
        let trial = try await Trial(
            "http://files.example.com:1/hero.png",
            with: Fetcher(
                Self.strict, resolver: Names([Self.first]).resolver, addressGuard: Self.firstIsPublic))
        #expect(trial.failure?.kind == .noConnection)
        Self.expectNoAddress(in: trial)
    }

    private static func expectNoAddress(in trial: Trial) {
        let texts = [
            TextReport().render(trial.report), ReportJSON().render(trial.report),
            FactsJSON().document([trial.facts]),
        ]
        for text in texts {
            #expect(text.contains("files.example.com"))
            for address in ["127.0.0", "10.1.2.3", "8.8.8.8", "169.254", "::1", "fe80", "a01:203"] {
                #expect(!text.contains(address), "\(address) in \(text)")
            }
        }
    }

    // MARK: - Between the judgement and the connection

    @Test func `a name is looked up once, so that a second answer does not matter`() async throws {
        let video = ServedFile.video
        let server = try ScriptedServer(
            Script { request, connection in
                connection.close()
                try connection.respond(to: request, with: video.bytes)
            })
        let target = try ScriptedServer(.file(image.bytes), on: .second, port: server.port)
        let names = Names([Self.first], [Self.second])
        let url = server.url(video.path, host: "files.example.com")
        // A busy machine takes a while for three fetches.
        let fetcher = Fetcher(
            Self.strict.with { $0.deadline = .seconds(600) }, resolver: names.resolver,
            addressGuard: Self.firstIsPublic, nameLifetime: .seconds(3600))
        for _ in 0..<3 {
            let trial = try await Trial(url, as: .video, with: fetcher)
            #expect(await trial.found(video))
        }
        #expect(names.count == 1 && server.record.connectionCount == 6)

        // Another run is told the other answer, and refuses it.
        let later = Fetcher(Self.strict, resolver: names.resolver, addressGuard: Self.firstIsPublic)
        let trial = try await Trial(url, as: .video, with: later)
        #expect(trial.failure?.kind == .unreachableHost && names.count == 2)
        #expect(target.record.connectionCount == 0)
    }

    @Test func `an address is judged again when it is connected to`() async throws {
        let server = try ScriptedServer(.file(image.bytes))
        let asked = Mutex(0)
        let addressGuard = AddressGuard { _ in
            asked.withLock { count in
                count += 1
                return count > 1 ? "loopback" : nil
            }
        }
        let trial = try await Trial(
            server.url(image.path, host: "files.example.com"),
            with: Fetcher(Self.strict, resolver: Names([Self.first]).resolver, addressGuard: addressGuard))
        #expect(trial.failure?.kind == .unreachableHost && trial.verdict == .fail)
        #expect(asked.withLock { $0 } == 2 && server.record.connectionCount == 0)
        Self.expectNoAddress(in: trial)
    }

    // MARK: - Redirects

    @Test(arguments: ["127.0.0.2", "0x7f.0.0.2", "other.example.com", "localhost"])
    func `a redirect to such a host is not followed`(host: String) async throws {
        let target = try ScriptedServer(.file(image.bytes), on: .second)
        let server = try ScriptedServer(.redirect(to: target.url(image.path, host: host)))
        let fetcher = Fetcher(
            Self.strict, resolver: Names([Self.second]).resolver, addressGuard: Self.firstIsPublic)
        let trial = try await Trial(image, from: server, with: fetcher)
        #expect(trial.failure?.kind == .unreachableHost && trial.verdict == .fail)
        #expect(trial.facts.web?.unreachable == nil)
        #expect(trial.fetch.requestCount == 1 && server.record.requests.count == 1)
        #expect(target.record.connectionCount == 0)
    }

    @Test func `a host that is connected to for a redirect is judged then too`() async throws {
        let target = try ScriptedServer(.file(image.bytes), on: .second)
        let server = try ScriptedServer(.redirect(to: target.url(image.path, host: "other.example.com")))
        let asked = Mutex(0)
        let addressGuard = AddressGuard { address in
            if address == Self.first { return nil }
            return asked.withLock { count in
                count += 1
                return count > 1 ? "loopback" : nil
            }
        }
        let trial = try await Trial(
            image, from: server,
            with: Fetcher(Self.strict, resolver: Names([Self.second]).resolver, addressGuard: addressGuard))
        #expect(trial.failure?.kind == .unreachableHost && trial.verdict == .fail)
        #expect(target.record.connectionCount == 0)
    }

    struct Location: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var headers: [String]
        /// Where it comes to; nil when it is not followed.
        var target: String?

        init(_ location: String, to target: String? = nil) {
            (testDescription, headers, self.target) = (location, ["Location: \(location)"], target)
        }

        init(_ description: String, headers: [String], to target: String? = nil) {
            (testDescription, self.headers, self.target) = (description, headers, target)
        }
    }

    @Test(arguments: [
        Location("file:///etc/passwd"), Location("FILE:/etc/passwd"), Location("gopher://127.0.0.1:1/x"),
        Location("ftp://127.0.0.1/hero.png"), Location("data:image/png;base64,iVBORw0KGgo="),
        Location("javascript:alert(1)"), Location("dict://127.0.0.1:1/x"), Location("smb://127.0.0.1/x"),
        Location("http://"), Location("https://"), Location("http://:80/final.png"),
        Location("http://127.0.0.1:99999/final.png"), Location("http://127.0.0.1:0x50/final.png"),
        Location("http://a b/final.png"), Location("http://[::1/final.png"),
        Location("http://127.0.0.1@other@third/final.png"), Location("/fi\tnal.png"),
        Location("http://exämple.com/final.png"), Location("/fi nal.png", to: "/fi%20nal.png"),
        Location("/finäl.png", to: "/fin%c3%a4l.png"),
        Location("/%zz.png"), Location("/fi\u{1}nal.png"), Location("/a\\..\\final.png"),
        Location("none", headers: []), Location("an empty one", headers: ["Location:"]),
        Location("/final.png", to: "/final.png"), Location("final.png", to: "/final.png"),
        Location("/a/../final.png", to: "/final.png"), Location("?x=1", to: "/hero.png?x=1"),
        Location("/final%0d%0aX:y.png", to: "/final%0d%0aX:y.png"),
        Location("/final.png#part", to: "/final.png"),
        Location(
            "one after a line that ends", headers: ["Location: /final.png\r\nX-More: 1"], to: "/final.png"),
        Location(
            "the same twice", headers: ["Location: /final.png", "Location: /final.png"], to: "/final.png"),
    ])
    func `a redirect is followed to where every reader would go, or not at all`(location: Location)
        async throws
    {
        let image = image
        let server = try ScriptedServer(
            Script { request, connection in
                guard request.index == 0 else {
                    return try connection.respond(to: request, with: image.bytes)
                }
                try connection.respond(302, location.headers)
            })
        let trial = try await Trial(image, from: server, with: Fetcher())
        let record = server.record
        if let target = location.target {
            #expect(await trial.found(image))
            #expect(record.requests.map { $0.target.lowercased() } == [image.path, target.lowercased()])
        } else {
            #expect(
                trial.failure?.kind == .refusedRedirect && trial.verdict == .fail,
                "\(location.headers) \(trial.fetch)")
            #expect(record.requests.map(\.target) == [image.path] && trial.fetch.redirects.isEmpty)
        }
        #expect(trial.fetch.requestCount == record.requests.count)
    }

    @Test(arguments: [
        ["Location: /final.png", "Location: file:///etc/passwd"],
        ["Location: file:///etc/passwd", "Location: /final.png"],
        ["Location: /fi\rnal.png"], ["Location: /final.png\u{0}"],
    ])
    func `a redirect that readers read in two ways is no answer`(headers: [String]) async throws {
        let server = try ScriptedServer(
            Script { _, connection in try connection.respond(302, headers) })
        let trial = try await Trial(image, from: server, with: Fetcher())
        #expect(trial.failure?.kind == .badResponse && trial.verdict == .unknown)
        #expect(trial.fetch.requestCount == 1 && server.record.requests.count == 1)
    }

    @Test func `a redirect without scheme goes to its host`() async throws {
        let target = try ScriptedServer(.file(image.bytes), on: .second)
        let server = try ScriptedServer(.redirect(to: "//127.0.0.2:\(target.port)/final.png"))
        let followed = try await Trial(image, from: server, with: Fetcher())
        #expect(await followed.found(image))
        let strict = Fetcher(Self.strict, addressGuard: Self.firstIsPublic)
        let trial = try await Trial(image, from: server, with: strict)
        #expect(trial.failure?.kind == .unreachableHost && target.record.connectionCount == 1)
    }

    @Test func `a redirect's user name and password are neither sent nor shown`() async throws {
        let target = try ScriptedServer(.file(image.bytes), on: .second)
        let server = try ScriptedServer(
            .redirect(to: "http://me:secret@127.0.0.2:\(target.port)/final.png?token=hidden"))
        let trial = try await Trial(image, from: server, with: Fetcher())
        #expect(await trial.found(image))
        let request = try #require(target.record.requests.first)
        #expect(request.header("Authorization") == nil && request.target == "/final.png?token=hidden")
        for text in [TextReport().render(trial.report), ReportJSON().render(trial.report)] {
            #expect(!text.contains("secret") && !text.contains("hidden"))
        }
    }

    @Test func `a URL's password goes to its own origin alone`() async throws {
        let image = image
        let elsewhere = try ScriptedServer(
            Script { request, connection in
                let port = request.target.dropFirst()
                try connection.respond(302, ["Location: http://127.0.0.1:\(port)/final.png"])
            })
        let server = try ScriptedServer(
            Script { request, connection in
                guard request.index == 0 else {
                    return try connection.respond(to: request, with: image.bytes)
                }
                let port = request.header("Host")?.split(separator: ":").last ?? ""
                try connection.respond(302, ["Location: \(elsewhere.origin)/\(port)"])
            })
        let trial = try await Trial(
            server.url(image.path, host: "me:secret@127.0.0.1"), with: Fetcher())
        #expect(await trial.found(image))
        let sent = "Basic bWU6c2VjcmV0"
        #expect(server.record.requests.map { $0.header("Authorization") } == [sent, sent])
        #expect(elsewhere.record.requests.map { $0.header("Authorization") } == [nil])
    }

    @Test(arguments: [0, 1, 100, 16_384, 16_385, 1 << 20])
    func `a redirect may have a text of any length`(count: Int) async throws {
        let image = image
        let server = try ScriptedServer(
            Script { request, connection in
                guard request.index == 0 else {
                    return try connection.respond(to: request, with: image.bytes)
                }
                try connection.respond(
                    302, ["Location: /final.png"], body: [UInt8](repeating: 0x20, count: count))
            })
        let trial = try await Trial(image, from: server, with: Fetcher())
        #expect(await trial.found(image), "\(trial.fetch)")
        #expect(server.record.connectionCount == (count <= 16_384 ? 1 : 2))
    }

    @Test func `the text of a redirect that goes on beyond its length is not read on`() async throws {
        let image = image
        let server = try ScriptedServer(
            Script { request, connection in
                guard request.index == 0 else {
                    return try connection.respond(to: request, with: image.bytes)
                }
                try connection.writeHead(
                    302, ["Location: /final.png", "Content-Length: 5", "Transfer-Encoding: chunked"])
                while true { try connection.writeChunk([UInt8](repeating: 0x20, count: 65_536)) }
            })
        let trial = try await Trial(image, from: server, with: Fetcher())
        #expect(await trial.found(image), "\(trial.fetch)")
        // What the sockets of both sides hold, at most.
        #expect(trial.fetch.receivedByteCount < 131_072)
    }

    // MARK: - What the caller allows

    @Test func `a private host is contacted when all are allowed, and noted`() async throws {
        let server = try ScriptedServer(.file(image.bytes))
        let trial = try await Trial(image, from: server, with: Fetcher())
        #expect(await trial.found(image))
        #expect(trial.facts.web?.isHostAllowed == true && trial.facts.web?.unreachable == "loopback")
        #expect(trial.verdict == .pass)
        #expect(trial.report.findings.contains { $0.code == "SRC012" && $0.severity == .note })
    }

    @Test(
        arguments: [
            ("files.example.com", true), ("FILES.example.com", true), ("files.example.com.", true),
            ("a.files.example.com", false), ("example.com", false), ("files.example.com.evil.net", false),
            ("127.0.0.1", false),
        ])
    func `a host is allowed by its whole name, and no other`(host: String, isAllowed: Bool) async throws {
        let server = try ScriptedServer(.file(image.bytes))
        let policy = Self.strict.with { $0.allowedHosts = ["Files.Example.com"] }
        let trial = try await Trial(
            server.url(image.path, host: host), with: Fetcher(policy, resolver: Names([Self.first]).resolver))
        #expect(await trial.found(image) == isAllowed)
        #expect(trial.facts.web?.isHostAllowed == isAllowed)
        #expect(server.record.connectionCount == (isAllowed ? 1 : 0))
    }

    @Test func `an allowed host does not allow where it redirects to`() async throws {
        let target = try ScriptedServer(.file(image.bytes), on: .second)
        let server = try ScriptedServer(.redirect(to: target.url(image.path)))
        let policy = Self.strict.with { $0.allowedHosts = ["127.0.0.1"] }
        let trial = try await Trial(image, from: server, with: Fetcher(policy))
        #expect(trial.failure?.kind == .unreachableHost && trial.verdict == .fail)
        #expect(target.record.connectionCount == 0)
    }
}
