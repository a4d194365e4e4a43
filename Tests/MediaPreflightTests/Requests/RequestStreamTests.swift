import Foundation
import MediaPreflight
import Synchronization
import TestSupport
import Testing

/// Streams of requests in a Swift program.
@Suite(.timeLimit(.minutes(10))) struct RequestStreamTests {
    private let check: RequestCheck

    init() throws { check = try RequestCheck(fetching: nil) }

    /// Requests that pass and fail by turns; the number is their name.
    private static func requests(_ count: Int) throws -> [RequestBody] {
        let good = try Fixture.request("local.json")
        return (1...count).map { number in
            var body = good
            body.name = "\(number)"
            if number.isMultiple(of: 2) { body.bytes = Array("{}".utf8) }
            return body
        }
    }

    private static func sequence<Element: Sendable>(
        _ elements: [Element], failure: (any Error)? = nil
    ) -> AsyncThrowingStream<Element, any Error> {
        AsyncThrowingStream { continuation in
            for element in elements { continuation.yield(element) }
            continuation.finish(throwing: failure)
        }
    }

    private struct Failure: Error {}

    @Test(arguments: [1, 8])
    func `reports come in the order of the requests, as each alone has them`(width: Int) async throws {
        let requests = try Self.requests(20)
        var reports: [Report] = []
        try await check.check(Self.sequence(requests), width: width) { reports.append($0) }
        #expect(reports.map { $0.request?.path } == (1...20).map { "\($0)" })
        #expect(reports.prefix(2).map(\.verdict) == [.pass, .fail])
        for (report, request) in zip(reports, requests).prefix(2) {
            let alone = await check.report(on: request)
            #expect(report == alone)
        }
    }

    @Test func `a sequence that fails has its requests reported first`() async throws {
        var count = 0
        await #expect(throws: Failure.self) {
            try await check.check(Self.sequence(try Self.requests(3), failure: Failure())) { _ in count += 1 }
        }
        #expect(count == 3)
    }

    @Test func `a receiver that throws ends the stream`() async throws {
        let (requests, continuation) = AsyncStream.makeStream(of: RequestBody.self)
        for request in try Self.requests(3) { continuation.yield(request) }
        // Nobody finishes the sequence: what waits for more must be let go.
        await #expect(throws: Failure.self) {
            try await check.check(requests) { _ in throw Failure() }
        }
    }

    @Test func `a request is reported before the next one is there`() async throws {
        let (requests, continuation) = AsyncStream.makeStream(of: RequestBody.self)
        var left = try Self.requests(4)
        continuation.yield(left.removeFirst())
        var names: [String?] = []
        try await check.check(requests) { report in
            names.append(report.request?.path)
            if left.isEmpty { continuation.finish() } else { continuation.yield(left.removeFirst()) }
        }
        #expect(names == ["1", "2", "3", "4"])
    }

    @Test func `no more requests are taken than there is room for`() async throws {
        let taken = Mutex(0)
        let requests = try Self.requests(200)
        let sequence = AsyncStream<RequestBody> {
            taken.withLock { count in
                count += 1
                return count <= requests.count ? requests[count - 1] : nil
            }
        }
        var reported = 0
        var mostAhead = 0
        try await check.check(sequence, width: 2) { _ in
            mostAhead = max(mostAhead, taken.withLock { $0 } - reported)
            reported += 1
        }
        #expect(reported == 200)
        #expect(mostAhead <= 16)
    }

    @Test func `lines are answered as by the command`() async throws {
        let request = """
            {"model_name": "kling-v3", "image_url": "hero.png", "video_url": "dance.mp4", \
            "character_orientation": "image", "mode": "std"}
            """
        let lines = [
            #"{"id": "a", "request": \#(request), "map": {}}"#, "", "  \r", "no JSON",
            #"{"id": 7, "request": {}}"#,
        ]
        var answers: [[String: Any]] = []
        try await check.check(lines: Self.sequence(lines)) { answer in
            #expect(answer.hasSuffix("}\n"))
            answers.append(
                try #require(JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any]))
        }
        #expect(answers.map { $0["line"] as? Int } == [1, 4, 5])
        #expect(answers.map { $0["id"] as? String } == ["a", nil, nil])
        #expect(answers.last?["id"] as? Int == 7)
        #expect(answers.map { $0["schema"] as? String } == Array(repeating: "preflight-report/1", count: 3))
    }
}
