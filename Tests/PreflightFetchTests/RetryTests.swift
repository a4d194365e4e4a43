import MediaPreflight
import PreflightFetch
import PreflightModel
import Synchronization
import TestSupport
import Testing
import WebTestSupport

/// What is tried again, when, and from where on.
@Suite(.tags(.slow, .readsStrangersBytes)) struct RetryTests {
    private let image = ServedFile.image

    @Test(arguments: 0...3)
    func `a host that refuses connections is asked again so many times`(count: Int) async throws {
        // A port that only the system may listen on, so that no other test does.
        let trial = try await Trial(
            "http://127.0.0.1:1/hero.png", with: Fetcher(FetchPolicy.loopback.with { $0.retryCount = count }))
        #expect(trial.failure?.kind == .noConnection && trial.verdict == .unknown)
        #expect(trial.fetch.requestCount == count + 1 && trial.fetch.receivedByteCount == 0)
    }

    @Test(arguments: [408, 425, 429, 500, 502, 503, 504])
    func `a failure that passes is none`(status: Int) async throws {
        let server = try ScriptedServer(
            .failing(times: 2, .status(status), then: .file(image.bytes)))
        let trial = try await Trial(
            image, from: server, with: Fetcher(FetchPolicy.loopback.with { $0.retryCount = 2 }))
        #expect(await trial.found(image))
        #expect(trial.verdict == .pass && trial.fetch.status == 206)
        #expect(trial.fetch.requestCount == 3 && server.record.requests.count == 3)
    }

    @Test(arguments: [0, 1])
    func `one that does not pass in time is one`(count: Int) async throws {
        let server = try ScriptedServer(.failing(times: 2, then: .file(image.bytes)))
        let trial = try await Trial(
            image, from: server, with: Fetcher(FetchPolicy.loopback.with { $0.retryCount = count }))
        #expect(trial.failure?.kind == .serverError && trial.verdict == .unknown && trial.fetch.status == 503)
        #expect(trial.fetch.requestCount == count + 1 && server.record.requests.count == count + 1)
    }

    @Test(arguments: [400, 401, 403, 404, 405, 410, 418, 451, 204, 304, 600, 999])
    func `what will not pass is asked once`(status: Int) async throws {
        let server = try ScriptedServer(.failing(times: 1, .status(status), then: .file(image.bytes)))
        let trial = try await Trial(image, from: server, with: Fetcher())
        #expect(trial.failure != nil && trial.verdict != .pass)
        #expect(trial.fetch.requestCount == 1 && server.record.requests.count == 1)
    }

    @Test func `a server's wish for a pause is heard`() async throws {
        let server = try ScriptedServer(
            .failing(times: 1, .status(503, retryAfter: "1"), then: .file(image.bytes)))
        let trial = try await Trial(
            image, from: server, with: Fetcher(FetchPolicy.loopback))
        #expect(await trial.found(image))
        #expect(trial.fetch.seconds >= 1)
    }

    @Test(arguments: ["0", "-5", "soon", "", "99999999999999999999", "Thu, 01 Jan 1970 00:00:00 GMT"])
    func `a wish that is none or lies in the past is not`(wish: String) async throws {
        let server = try ScriptedServer(
            .failing(times: 1, .status(503, retryAfter: wish), then: .file(image.bytes)))
        let trial = try await Trial(image, from: server, with: Fetcher())
        // Were it taken for a long one, there would be no second attempt.
        #expect(await trial.found(image))
    }

    @Test(arguments: ["31", "3600", "9223372036854775807", "Fri, 31 Dec 9999 23:59:59 GMT"])
    func `a pause beyond the deadline is not begun`(wish: String) async throws {
        let server = try ScriptedServer(
            .failing(times: 1, .status(503, retryAfter: wish), then: .file(image.bytes)))
        let trial = try await Trial(image, from: server, with: Fetcher())
        #expect(trial.failure?.kind == .serverError && trial.verdict == .unknown)
        #expect(server.record.requests.count == 1)
    }

    @Test(arguments: [false, true], [0, 1, 5000])
    func `a response that broke off is gone on with at the first missing byte`(
        isReset: Bool, count: Int
    ) async throws {
        for isWhole in [false, true] {
            let server = try ScriptedServer(
                .first(
                    1, .earlyClose(image.bytes, after: count, reset: isReset), then: .file(image.bytes)))
            let trial = try await Trial(
                image, from: server, with: Fetcher(FetchPolicy.loopback.with { $0.isWhole = isWhole }))
            #expect(await trial.found(image))
            let ranges = server.record.requests.map(\.range)
            try #require(ranges.count == 2 && ranges[0] == .from(0))
            guard case .closed(let range) = ranges[1] else {
                // The beginning itself was asked for again.
                #expect(count == 0 && ranges[1] == .from(0))
                continue
            }
            // What lies between the beginning of a picture and its end need not come at all.
            #expect(range.upperBound == image.bytes.count - 1)
            #expect(isWhole ? range.lowerBound == count : range.lowerBound >= count)
        }
    }

    @Test func `many breaks cost no byte twice`() async throws {
        let video = ServedFile.video
        let server = try ScriptedServer(.earlyClose(video.bytes, after: 40_000))
        let policy = FetchPolicy.loopback.with {
            $0.isWhole = true
            $0.retryCount = 20
            $0.retryPause = .zero
        }
        let trial = try await Trial(video, from: server, with: Fetcher(policy))
        #expect(await trial.found(video))
        let starts = server.record.requests.map { request -> Int in
            switch request.range {
            case .closed(let range): range.lowerBound
            case .from(let first): first
            default: -1
            }
        }
        #expect(starts == Array(stride(from: 0, to: video.bytes.count, by: 40_000)))
        #expect(trial.fetch.receivedByteCount < video.bytes.count + 300 * starts.count)
    }

    @Test func `a file that became another meanwhile is not put together`() async throws {
        let image = image
        let server = try ScriptedServer(
            Script { request, connection in
                let tag = ["ETag: \"\(request.index)\""]
                guard request.index == 0 else {
                    return try connection.respond(to: request, with: image.bytes, tag)
                }
                connection.close()
                let part = "Content-Range: bytes 0-\(image.bytes.count - 1)/\(image.bytes.count)"
                try connection.writeHead(206, tag + [part])
                try connection.write(Array(image.bytes.prefix(5000)))
            })
        let trial = try await Trial(image, from: server, with: Fetcher())
        #expect(trial.failure?.kind == .badResponse && trial.verdict == .unknown)
    }

    @Test func `progress counts a file once, however often it is asked for`() async throws {
        let server = try ScriptedServer(
            .first(
                2, .first(1, .status(503), then: .earlyClose(image.bytes, after: 5000)),
                then: .file(image.bytes)))
        let last = Mutex(FetchProgress())
        let policy = FetchPolicy.loopback.with {
            $0.isWhole = true
            $0.retryCount = 2
        }
        let fetcher = Fetcher(
            policy, environment: [:], progress: { progress in last.withLock { $0 = progress } })
        let trial = try await Trial(image, from: server, with: fetcher)
        #expect(await trial.found(image))
        let count = Int64(image.bytes.count)
        #expect(
            last.withLock { $0 }
                == FetchProgress(
                    fileCount: 1, finishedFileCount: 1, receivedByteCount: count, expectedByteCount: count))
    }
}
