import MediaPreflight
import PreflightFetch
import TestSupport
import Testing
import WebTestSupport

/// Servers that do what no server should: what is found is the truth, or nothing.
@Suite(.tags(.slow, .readsStrangersBytes)) struct MisbehaviourTests {
    /// What a fetch comes to.
    enum End: Sendable, Hashable {
        /// What the same bytes in memory come to.
        case truth
        /// A failure of one of these kinds.
        case failure(Set<FetchFailure.Kind>)
        /// The truth, or a response that contradicts itself, by what came first.
        case truthOrBadResponse
        /// A file that was read, and is none that a provider takes.
        case anotherFile

        static let badResponse = Self.failure([.badResponse])
        static let noConnection = Self.failure([.noConnection])
        static let tooLarge = Self.failure([.tooLarge])
        static let tooSlow = Self.failure([.tooSlow])
    }

    /// A server and what it comes to for a picture, which is asked for in one go, and a video, which is asked for in
    /// parts.
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var script: @Sendable ([UInt8]) -> Script
        var ends: [ServedFile: End]
        /// Requests that it takes; nil where that is the libcurl's business.
        var requestCounts: [ServedFile: Int?]

        init(
            _ description: String, _ end: End, _ requestCount: Int?,
            script: @escaping @Sendable ([UInt8]) -> Script
        ) {
            self.init(description, image: end, requestCount, video: end, requestCount, script: script)
        }

        init(
            _ description: String, image: End, _ imageRequests: Int?, video: End, _ videoRequests: Int?,
            script: @escaping @Sendable ([UInt8]) -> Script
        ) {
            testDescription = description
            self.script = script
            ends = [.image: image, .video: video]
            requestCounts = [.image: imageRequests, .video: videoRequests]
        }
    }

    private static func ranges(_ lie: RangeLie) -> Case {
        let script: @Sendable ([UInt8]) -> Script = { .wrongContentRange(lie, $0) }
        // The first response of all is believed; the second says otherwise.
        return lie == .changingTotal
            ? Case("range: \(lie)", image: .truth, 1, video: .badResponse, 2, script: script)
            : Case("range: \(lie)", .badResponse, 1, script: script)
    }

    private static func lengths(_ lie: LengthLie) -> Case {
        let script: @Sendable ([UInt8]) -> Script = { .wrongContentLength(lie, $0) }
        // No length at all: the range says how much it is, and the connection's end where it ends.
        return lie == .overflowing
            ? Case("length of a part: \(lie)", image: .truth, 1, video: .truth, 2, script: script)
            : Case("length of a part: \(lie)", .badResponse, 1, script: script)
    }

    private static func wholeLengths(_ lie: LengthLie) -> Case {
        let end: (End, Int?) =
            switch lie {
            // What is missing is asked for once more.
            case .tooLong: (.noConnection, 2)
            // HTTP says that this is the file: half of it.
            case .tooShort: (.anotherFile, 1)
            case .overflowing: (.truth, 1)
            case .two, .negative, .garbage, .largest: (.badResponse, 1)
            }
        return Case("length of the whole: \(lie)", end.0, end.1) { bytes in
            Script { _, connection in
                connection.close()
                try connection.writeHead(200, lie.headers(bytes.count))
                try connection.write(bytes)
            }
        }
    }

    private static func garbage(_ garbage: Garbage) -> Case {
        let end: (End, Int?) =
            switch garbage {
            // Whether a chunk without size is a broken connection differs between versions of libcurl.
            case .wrongChunkSize, .hugeChunkSize: (.failure([.noConnection, .badResponse]), nil)
            default: (.badResponse, 1)
            }
        return Case("garbage: \(garbage)", end.0, end.1) { _ in .garbage(garbage) }
    }

    private static let closes = [0, 1, 1000].flatMap { count in
        [false, true].map { isReset in
            Case("closes after \(count)\(isReset ? ", with a reset" : "")", .noConnection, 2) {
                // Each time after so few that one more request does not get all.
                .earlyClose($0, after: count, reset: isReset)
            }
        }
    }

    private static let others = [
        Case("bodies shorter than they say", .badResponse, 1) { .shortBodies($0) },
        Case("bodies longer than they say", .badResponse, 1) { .overlongBody($0) },
        Case("several parts in one body", .badResponse, 1) { .multipart($0) },
        Case("another version each time", image: .truth, 1, video: .badResponse, 2) { .changing($0) },
        Case("another size each time", image: .truth, 1, video: .badResponse, 2) { .changing($0, $0 + [0]) },
        Case("parts of a file whose size is not told", .truth, 2) { .withoutTotal($0) },
        Case("the whole for a part", .truth, 1) { .ignoringRange($0) },
        Case("the whole without its length", .truth, 1) { .withoutLength($0) },
        Case("the whole in chunks", .truth, 1) { .chunked($0) },
        Case("parts shorter than asked for", .badResponse, 1) { .shortRanges($0, most: 5000) },
        Case("headers without end", .badResponse, 1) { _ in .endlessHeaders },
        Case("a header without end", .badResponse, 1) { _ in .endlessHeader },
        Case("continues without end", .badResponse, 1) { _ in .endlessContinues },
        Case("a header of 60 KB", image: .truth, 1, video: .truth, 2) { .hugeHeader(60_000, $0) },
        Case("a header of 70 KB", .badResponse, 1) { .hugeHeader(70_000, $0) },
        Case("a header of 2 MB", .badResponse, 1) { .hugeHeader(2_000_000, $0) },
        Case("no answer", .noConnection, 2) { _ in .hangingUp() },
        Case("a reset", .noConnection, 2) { _ in .hangingUp(reset: true) },
        Case("a page", .anotherFile, 1) { _ in .page },
        Case("a coding nobody asked for", .badResponse, 1) { .encoded("gzip", $0) },
        Case("a bomb of gzip", .badResponse, 1) { _ in .gzipBomb },
        Case("a body without end", .tooLarge, 1) { .endlessBody($0) },
        Case("chunks without end", .tooLarge, 1) { .endlessChunks($0) },
        Case("parts without end", image: .truthOrBadResponse, 1, video: .badResponse, 1) {
            .endlessRange($0)
        },
        Case("silence", .tooSlow, 1) { _ in .silent },
        Case("a byte a second", .tooSlow, 1) { .dripping($0) },
        Case("a byte of the head a second", .tooSlow, 1) { _ in .drippingHead() },
        Case("a first byte after the deadline", .tooSlow, 1) { .slowFirstByte(seconds: 30, then: .file($0)) },
        Case("another protocol that goes on", .badResponse, 1) { _ in
            Script { _, connection in
                try connection.writeHead(101, ["Connection: Upgrade", "Upgrade: h2c"])
                try connection.writeEndlessly([UInt8](repeating: 0, count: 4096))
            }
        },
        Case("a status that only some can read", .badResponse, 1) { bytes in
            Script { _, connection in
                try connection.write("HTTP/1.1\t200\tOK\r\nContent-Length: \(bytes.count)\r\n\r\n")
                try connection.write(bytes)
            }
        },
        Case("chunks that are more than the length beside them", .badResponse, 1) { bytes in
            Script { _, connection in
                try connection.writeHead(200, ["Content-Length: 5", "Transfer-Encoding: chunked"])
                while true { try connection.writeChunk(bytes) }
            }
        },
    ]

    static let cases =
        RangeLie.allCases.map(ranges) + LengthLie.allCases.map(lengths) + LengthLie.allCases.map(wholeLengths)
        + Garbage.allCases.map(garbage) + closes + others

    @Test(arguments: cases, ServedFile.allCases)
    func `what a server does wrong is never taken for the file`(item: Case, sample: ServedFile) async throws {
        try await expect(item, sample, FetchPolicy.loopback)
    }

    @Test(arguments: cases, ServedFile.allCases)
    func `nor when the file is fetched whole`(item: Case, sample: ServedFile) async throws {
        var item = item
        // A video is asked for in one go then, as a picture is.
        if item.ends[.image] == .truthOrBadResponse { item.ends[.image] = .badResponse }
        item.ends[.video] = item.ends[.image]
        item.requestCounts[.video] = item.requestCounts[.image]
        try await expect(item, sample, FetchPolicy.loopback.with { $0.isWhole = true })
    }

    private func expect(_ item: Case, _ sample: ServedFile, _ policy: FetchPolicy) async throws {
        var policy = policy
        if item.ends[sample] == .tooSlow { policy.deadline = FetchPolicy.hasty.deadline }
        let server = try ScriptedServer(item.script(sample.bytes))
        let trial = try await Trial(sample, from: server, with: Fetcher(policy))
        let record = await server.record { $0.exchanges.allSatisfy(\.isOver) }

        switch item.ends[sample] {
        case .truth:
            #expect(await trial.found(sample))
            #expect(trial.failure == nil && trial.verdict == .pass)
        case .failure(let kinds):
            #expect(
                trial.failure.map { kinds.contains($0.kind) } == true, "\(String(describing: trial.failure))")
            #expect(trial.facts.other?.problem != nil && trial.facts.defects.isEmpty)
            // A size above what is documented is a failure, be it the true one or not.
            #expect(
                trial.verdict
                    == (trial.report.findings.contains { $0.code == "SRC030" && $0.outcome != .unknown }
                        ? .fail : .unknown))
        case .truthOrBadResponse:
            let isTruth = await trial.found(sample)
            #expect(isTruth || (trial.failure?.kind == .badResponse && trial.verdict == .unknown))
        case .anotherFile, nil:
            #expect(await !trial.found(sample))
            #expect(trial.failure == nil && trial.verdict != .pass)
        }

        if let count = item.requestCounts[sample] ?? nil { #expect(trial.fetch.requestCount == count) }
        #expect(record.requests.count == trial.fetch.requestCount)
        #expect(trial.fetch.receivedByteCount <= policy.byteLimit + 65_536)
        // Every answer is cut off when it ends the fetch. What was sent and not received is what the sockets hold:
        // 64 KiB to send, which Linux doubles, and what the kernel grants to receive, at most 6 MiB.
        #expect(Int64(record.sentByteCount) <= trial.fetch.receivedByteCount + 8 << 20)
        #expect(!record.exchanges.contains { !$0.isOver })
    }

    /// Curl holds back what comes with the head, and goes on without it when it is refused.
    @Test(arguments: ServedFile.allCases, [false, true])
    func `what came with the head is not lost when it is too much`(sample: ServedFile, isWhole: Bool)
        async throws
    {
        let server = try ScriptedServer(
            Script { _, connection in
                connection.close()
                let head = [
                    "HTTP/1.1 206 Partial Content", "Content-Range: bytes 0-99/100",
                    "Transfer-Encoding: chunked", "", "",
                ]
                // One piece that is longer than what was announced, and then a file, as if nothing had been.
                let excess = String(repeating: "x", count: 101)
                try connection.write(head.joined(separator: "\r\n") + "65\r\n\(excess)\r\n")
                try connection.sleep(seconds: 0.05)
                try connection.writeChunk([UInt8](repeating: 0, count: 100))
                try connection.write("0\r\n\r\n")
            })
        let policy = FetchPolicy.loopback.with { $0.isWhole = isWhole }
        let trial = try await Trial(sample, from: server, with: Fetcher(policy))
        #expect(trial.failure?.kind == .badResponse && trial.verdict == .unknown, "\(trial.fetch)")
        #expect(trial.fetch.requestCount == 1)
    }

    @Test(arguments: [.max, .max - 1, 1 << 62, 1 << 44, 1 << 40] as [Int64], [.image, .video] as [Subject])
    func `a size as large as numbers go is no trouble`(total: Int64, subject: Subject) async throws {
        // An MP4 whose `mdat` leads to its last 64 bytes.
        let size = UInt64(total - 64 - 24)
        let front =
            [0, 0, 0, 24] + Array("ftypisom".utf8) + [0, 0, 2, 0] + Array("isomiso2".utf8)
            + [0, 0, 0, 1] + Array("mdat".utf8)
            + (0..<8).map { UInt8(truncatingIfNeeded: size >> (56 - 8 * UInt64($0))) }
        let server = try ScriptedServer(
            Script { request, connection in
                connection.close()
                let ends =
                    request.header("Range")?.dropFirst(6).split(separator: "-").map { Int64($0) ?? 0 } ?? []
                let first = ends.first ?? 0
                let last = ends.count > 1 ? ends[1] : total - 1
                let count = last - first + 1
                try connection.writeHead(
                    206,
                    [
                        "Content-Range: bytes \(first)-\(last)/\(total)", "Content-Length: \(count)",
                        "Connection: close",
                    ])
                if first == 0 { try connection.write(front) }
                var rest = count - (first == 0 ? Int64(front.count) : 0)
                while rest > 0 {
                    try connection.write([UInt8](repeating: 0, count: Int(min(rest, 65_536))))
                    rest -= 65_536
                }
            })
        let trial = try await Trial(server.url("/giant"), as: subject, with: Fetcher())
        #expect(trial.facts.byteCount == total && trial.verdict == .fail || trial.verdict == .unknown)
        // No file has more than 2^53 bytes; what the temporary folder cannot hold is its own matter.
        let isBelieved = total <= 1 << 53
        let kinds: [FetchFailure.Kind?] = isBelieved ? [nil, .local] : [.badResponse]
        #expect(kinds.contains(trial.failure?.kind), "\(trial.fetch)")
        #expect(trial.fetch.receivedByteCount < 262_144 && trial.fetch.requestCount == (isBelieved ? 2 : 1))
    }

    /// The file's last bytes are asked for, and the answer goes on beyond the last number that there is.
    @Test(arguments: [Int64.max, 1 << 53])
    func `bytes beyond the last number end nothing but their transfer`(total: Int64) async throws {
        let picture: [UInt8] = ServedFile.image.bytes
        let server = try ScriptedServer(
            Script { request, connection in
                connection.close()
                let asked = request.header("Range")?.dropFirst(6).split(separator: "-").compactMap {
                    Int64($0)
                }
                let first = asked?.first ?? 0
                let last = asked?.dropFirst().first ?? total - 1
                try connection.writeHead(
                    206, ["Content-Range: bytes \(first)-\(last)/\(total)", "Transfer-Encoding: chunked"])
                for _ in 0..<(first == 0 ? 10 : 2) {
                    try connection.writeChunk(first == 0 ? picture : [UInt8](repeating: 0, count: 4096))
                }
            })
        for subject in [Subject.image, .video] {
            let trial = try await Trial(server.url("/giant.png"), as: subject, with: Fetcher())
            #expect(trial.verdict == .unknown || trial.verdict == .fail)
        }
    }

    /// curl reads extensions of chunks over, and tells of none.
    @Test func `bytes that are no part of the body are bounded too`() async throws {
        let server = try ScriptedServer(
            Script { _, connection in
                try connection.writeHead(200, ["Transfer-Encoding: chunked"])
                try connection.write("5;")
                try connection.writeEndlessly([UInt8](repeating: 0x61, count: 65536))
            })
        let trial = try await Trial(server.url("/hero.png"), with: Fetcher(FetchPolicy.loopback))
        #expect(trial.failure?.kind == .badResponse && trial.verdict == .unknown)
        #if os(Linux) || os(macOS)
            #expect(server.record.sentByteCount < 256 << 20)
        #endif
    }

    @Test(arguments: ServedFile.allCases, [false, true])
    func `pieces of a server's own choice make the file`(sample: ServedFile, isWhole: Bool) async throws {
        let server = try ScriptedServer(.shortRanges(sample.bytes, most: 16384))
        let policy = FetchPolicy.loopback.with { $0.isWhole = isWhole }
        let trial = try await Trial(sample, from: server, with: Fetcher(policy))
        #expect(await trial.found(sample))
        #expect(trial.fetch.requestCount > 1 && trial.fetch.requestCount == server.record.requests.count)
        // None is asked for twice.
        #expect(trial.fetch.receivedByteCount < Int64(sample.bytes.count + 300 * trial.fetch.requestCount))
    }

    @Test(arguments: [404, 403, 503])
    func `a status counts even if its text breaks off`(status: Int) async throws {
        let server = try ScriptedServer(
            Script { _, connection in
                connection.close()
                try connection.writeHead(status, ["Content-Length: 1000"])
            })
        let policy = FetchPolicy.loopback.with { $0.retryCount = 0 }
        let expected: FetchFailure.Kind =
            status == 404 ? .notFound : status == 403 ? .accessDenied : .serverError
        for _ in 0..<10 {
            let trial = try await Trial(.image, from: server, with: Fetcher(policy))
            #expect(trial.failure?.kind == expected && trial.fetch.status == status)
        }
    }

    @Test func `an early close that trying again fixes is no failure`() async throws {
        for isReset in [false, true] {
            for sample in ServedFile.allCases {
                for count in [0, 1, 10_000] {
                    let server = try ScriptedServer(
                        .first(
                            1, .earlyClose(sample.bytes, after: count, reset: isReset),
                            then: .file(sample.bytes)))
                    let trial = try await Trial(sample, from: server, with: Fetcher())
                    #expect(await trial.found(sample))
                    // A frame of the video may be asked for once, to be compared with the index.
                    let expected = sample == .image ? 2...2 : 3...4
                    #expect(trial.verdict == .pass && expected.contains(trial.fetch.requestCount))
                }
            }
        }
    }
}
