import MediaPreflight
import PreflightModel
import TestSupport
import Testing
import WebTestSupport

@testable import PreflightFetch

/// Heads of responses that were right before they were changed at random, the same ones each time.
@Suite(.tags(.slow, .readsStrangersBytes)) struct MutationTests {
    /// SplitMix64.
    struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var bits = state
            bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
            bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
            return bits ^ bits >> 31
        }
    }

    private static func head(part: Range<Int>, of total: Int, isPart: Bool = true) -> String {
        let lines =
            isPart
            ? [
                "HTTP/1.1 206 Partial Content",
                "Content-Range: bytes \(part.lowerBound)-\(part.upperBound - 1)/\(total)",
            ]
            : ["HTTP/1.1 200 OK"]
        let rest = [
            "Date: Sat, 01 Jan 2000 00:00:00 GMT", "Content-Type: image/png", "Content-Length: \(part.count)",
            "ETag: \"5f3c-46\"", "Accept-Ranges: bytes", "Connection: close",
        ]
        return (lines + rest).joined(separator: "\r\n") + "\r\n\r\n"
    }

    private static let fragments: [[UInt8]] = [
        "\r\n", "\n", "\r", "\0", ":", " ", "\t", "-", "/", "*", ",", ";", "0", "9", "-1", "+1",
        "18446744073709551616", "9223372036854775807", "9223372036854775806", "bytes", "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 100 Continue\r\n\r\n", "Content-Length: 7\r\n", "Content-Range: bytes 0-6/7\r\n",
        "Content-Encoding: gzip\r\n", "Transfer-Encoding: chunked\r\n", "\u{301}", "\u{2028}", "\u{B}", "é",
    ].map { Array($0.utf8) }

    private static func mutate(_ text: String, _ generator: inout Generator) -> [UInt8] {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            let end = min(place + Int.random(in: 0...12, using: &generator), bytes.count)
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            case 2: bytes.removeSubrange(place..<end)
            case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 4: bytes.insert(contentsOf: fragments.randomElement(using: &generator) ?? [], at: place)
            default:
                bytes.replaceSubrange(place..<end, with: fragments.randomElement(using: &generator) ?? [])
            }
            if bytes.isEmpty { bytes = [0] }
        }
        return bytes
    }

    /// The lines as curl hands them out: each with its end.
    private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var rest = bytes[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            lines.append(rest[...end])
            rest = rest[(end + 1)...]
        }
        return rest.isEmpty ? lines : lines + [rest]
    }

    @Test(arguments: 0..<16)
    func `what is read of a changed head keeps to what was asked`(seed: UInt64) throws {
        var generator = Generator(state: seed)
        for _ in 0..<500 {
            let isPart = Bool.random(using: &generator)
            let total = Int.random(in: 1...200_000, using: &generator)
            let first = isPart ? Int.random(in: 0..<total, using: &generator) : 0
            let isOpen = Bool.random(using: &generator)
            let last = isOpen ? total - 1 : Int.random(in: first..<total, using: &generator)
            let range = HTTPRequest.Range(first: Int64(first), last: isOpen ? nil : Int64(last))
            let text = Self.head(part: isPart ? first..<(last + 1) : 0..<total, of: total, isPart: isPart)
            let bytes = Self.mutate(text, &generator)

            var head = ResponseHead()
            do throws(FetchFailure) {
                for line in Self.lines(bytes) { try head.add(line) }
                #expect(head.byteCount == bytes.count)
                let reply = try Reply(head, to: range)
                let shown = String(decoding: bytes, as: UTF8.self)
                #expect(reply.start >= 0 && reply.start <= reply.end ?? .max, "\(shown)")
                #expect(reply.end ?? 0 <= reply.total ?? .max, "\(shown)")
                if reply.isPart, head.status == 206 {
                    #expect(reply.start == range.first && reply.end != nil, "\(shown)")
                    #expect(reply.end ?? 0 <= (range.last ?? .max - 1) + 1, "\(shown)")
                } else {
                    #expect(reply.start == 0 && reply.end == reply.total, "\(shown)")
                }
            } catch {
                #expect(error.kind == .badResponse && !error.detail.isEmpty)
            }
        }
    }

    @Test(arguments: 0..<16)
    func `a changed range is one, or none`(seed: UInt64) {
        var generator = Generator(state: seed &+ 1000)
        for _ in 0..<1000 {
            let text = String(decoding: Self.mutate("bytes 100-65535/300000", &generator), as: UTF8.self)
            guard let range = ContentRange(text) else { continue }
            if let bytes = range.bytes {
                #expect(
                    !bytes.isEmpty && bytes.lowerBound >= 0 && bytes.upperBound <= range.total ?? .max,
                    "\(text)")
            }
            #expect(range.total ?? 0 >= 0, "\(text)")
        }
    }

    @Test(arguments: 0..<12)
    func `a changed head over the wire brings the file or nothing`(seed: UInt64) async throws {
        let sample = ServedFile.image
        let count = sample.bytes.count
        var generator = Generator(state: seed &+ 2000)
        // Two statements of the length: changing one of them is found out by the other.
        let heads = (0..<8).map { _ in Self.mutate(Self.head(part: 0..<count, of: count), &generator) }
        let server = try ScriptedServer(
            Script { request, connection in
                connection.close()
                guard let number = Int(request.path.dropFirst().prefix(while: \.isNumber)) else { return }
                try connection.write(heads[number])
                try connection.write(sample.bytes)
            })
        let policy = FetchPolicy.loopback.with { $0.retryCount = 0 }
        let fetcher = Fetcher(policy)
        for (number, head) in heads.enumerated() {
            let trial = try await Trial(server.url("/\(number).png"), with: fetcher)
            let shown = String(decoding: head, as: UTF8.self)
            let isFound = await trial.found(sample)
            // An empty line in the middle makes the rest of the head a part of the body, which is then no picture.
            #expect(isFound || trial.verdict != .pass, "\(shown) \(trial.fetch)")
            #expect(isFound || trial.facts.image == nil, "\(shown) \(trial.fetch)")
            #expect(trial.failure?.kind != .tooSlow, "\(shown)")
        }
    }
}
