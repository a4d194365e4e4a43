import Foundation
import MediaPreflight
import PreflightFetch
import PreflightModel
import ReportTestSupport
import Synchronization
import Testing
import WebTestSupport

@testable import MediaPreflight

/// Fetches that nobody waits for any more.
@Suite struct CancellationTests {
    /// Long enough that only cancelling ends a fetch.
    private static let patient = FetchPolicy(
        allowsPrivateHosts: true, deadline: .seconds(60), connectionCountPerHost: 1, retryCount: 5,
        retryPause: .seconds(30))

    struct Wait: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var script: Script
        var isBegun: @Sendable (ServerRecord) -> Bool

        init(
            _ description: String, _ script: Script,
            isBegun: @escaping @Sendable (ServerRecord) -> Bool = { $0.requests.count == 1 }
        ) {
            (testDescription, self.script, self.isBegun) = (description, script, isBegun)
        }
    }

    @Test(arguments: [
        Wait("silence", .silent),
        Wait("a byte a second", .dripping(Sample.image.bytes)) { $0.sentByteCount > 80 },
        Wait("a byte of the head a second", .drippingHead()) { $0.sentByteCount > 20 },
        Wait("a body without end", .endlessBody()) { $0.sentByteCount > 1 << 20 },
        Wait("the pause before another attempt", .status(503)) { $0.exchanges.first?.isOver == true },
    ])
    func `a transfer ends with its task`(wait: Wait) async throws {
        let server = try ScriptedServer(wait.script)
        do {
            let fetcher = Fetcher(Self.patient)
            let facts = try await Self.cancelled(server.url("/hero.png"), fetcher) {
                _ = await server.record(when: wait.isBegun)
            }
            #expect(facts.web?.fetch?.failure?.kind == .cancelled)
            #expect(server.record.requests.count == 1)
        }
        let record = await server.record { $0.openConnectionCount == 0 }
        #expect(record.openConnectionCount == 0)
    }

    @Test func `a slow look-up is not waited for`() async throws {
        let isAsked = Mutex(false)
        let resolver = Resolver { _ in
            isAsked.withLock { $0 = true }
            Thread.sleep(forTimeInterval: 3)
            return [.ipv4(0x7F00_0001)]
        }
        let fetcher = Fetcher(Self.patient, resolver: resolver)
        let facts = try await Self.cancelled("http://files.example.com/hero.png", fetcher) {
            while !isAsked.withLock({ $0 }) { try? await Task.sleep(for: .milliseconds(2)) }
        }
        #expect(facts.web?.fetch?.failure?.kind == .cancelled && facts.web?.fetch?.requestCount == 0)
    }

    @Test func `nor one that outlasts the deadline`() async throws {
        let resolver = Resolver { _ in
            Thread.sleep(forTimeInterval: 5)
            return [.ipv4(0x7F00_0001)]
        }
        let policy = FetchPolicy.loopback.with { $0.deadline = .milliseconds(300) }
        let trial = try await Trial(
            "http://files.example.com/hero.png", with: Fetcher(policy, resolver: resolver))
        #expect(trial.failure?.kind == .tooSlow && trial.verdict == .unknown && trial.fetch.seconds < 1)
    }

    @Test func `a wait for a free connection ends with its task`() async throws {
        let server = try ScriptedServer(.silent)
        let isAsked = Mutex(false)
        let resolver = Resolver { _ in
            isAsked.withLock { $0 = true }
            return [.ipv4(0x7F00_0001)]
        }
        // One connection in all, since the second URL has another host.
        let fetcher = Fetcher(Self.patient.with { $0.connectionCount = 1 }, resolver: resolver)
        let holder = Task { await Preflight.probe([.url(server.url("/first.png"))], with: fetcher) }
        _ = await server.record { $0.requests.count == 1 }
        let facts = try await Self.cancelled(server.url("/second.png", host: "files.example.com"), fetcher) {
            while !isAsked.withLock({ $0 }) { try? await Task.sleep(for: .milliseconds(2)) }
            // There is nothing to be seen of the wait that follows.
            try? await Task.sleep(for: .milliseconds(100))
        }
        #expect(facts.web?.fetch?.failure?.kind == .cancelled && facts.web?.fetch?.requestCount == 0)
        #expect(server.record.requests.count == 1)
        holder.cancel()
        #expect(await holder.value.first?.web?.fetch?.failure?.kind == .cancelled)
    }

    @Test func `of many, those that were not begun are not`() async throws {
        let server = try ScriptedServer(.silent)
        let policy = Self.patient
        let task = Task {
            await Preflight.probe(
                (0..<100).map { .url(server.url("/\($0).png")) }, with: Fetcher(policy))
        }
        _ = await server.record { $0.requests.count == 1 }
        let start = ContinuousClock.now
        task.cancel()
        let facts = await task.value
        #expect(start.duration(to: .now) < .seconds(10))
        #expect(facts.count == 100 && !facts.contains { $0.other?.problem == nil })
        #expect(server.record.requests.count == 1)
    }

    /// Cancels a fetch once it waits.
    private static func cancelled(
        _ url: String, _ fetcher: Fetcher, once isWaiting: () async -> Void
    ) async throws -> MediaFacts {
        let task = Task { () -> (MediaFacts?, ContinuousClock.Instant) in
            let facts = await Preflight.probe([.url(url)], with: fetcher)
            return (facts.first, .now)
        }
        await isWaiting()
        let start = ContinuousClock.now
        task.cancel()
        let (facts, end) = await task.value
        // It takes a tenth of a second; other tests keep the processors busy.
        #expect(start.duration(to: end) < .seconds(2.5))
        return try #require(facts)
    }

    // MARK: - What is left behind

    /// In a process of its own: other tests open descriptors too.
    @Test func `no descriptor and no temporary file is left behind`() async {
        await #expect(processExitsWith: .success) {
            let folder = try TemporaryFolder()
            unsafe setenv("TMPDIR", folder.url.path, 1)
            #expect(NSTemporaryDirectory().hasPrefix(folder.url.path))
            // What is opened once and kept is opened here.
            try await CancellationTests.fetchAll()
            let before = CancellationTests.openDescriptors
            for _ in 0..<3 { try await CancellationTests.fetchAll() }
            #expect(CancellationTests.openDescriptors == before)
            #expect(try folder.names().isEmpty)
        }
    }

    /// Fetches in all ways that there are to end, and stops all servers.
    private static func fetchAll() async throws {
        let image = Sample.image.bytes
        let scripts: [Script] = [
            .file(image), .ignoringRange(image), .status(404), .status(503), .hangingUp(),
            .hangingUp(reset: true),
            .earlyClose(image, after: 5000), .endlessBody(), .endlessHeader, .redirectLoop, .silent,
            .redirect(to: "file:///etc/passwd"), .garbage(.noise), .shortBodies(image),
        ]
        let servers = try scripts.map { try ScriptedServer($0) }
        let urls =
            servers.flatMap { server in (0..<4).map { server.url("/\($0).png") } }
            + [
                "http://127.0.0.1:1/closed.png", "http://nowhere.invalid/unknown.png",
                "http://10.0.0.1:1/a b",
            ]
        let policy = FetchPolicy.loopback.with {
            $0.deadline = .milliseconds(300)
            $0.connectionCount = 100
        }
        do {
            let fetcher = Fetcher(policy)
            _ = await Preflight.probe(urls.map { .url($0) }, with: fetcher)
            let task = Task { await Preflight.probe(urls.map { .url($0) }, with: fetcher) }
            try await Task.sleep(for: .milliseconds(20))
            task.cancel()
            _ = await task.value
        }
        for server in servers {
            let record = await server.record { $0.openConnectionCount == 0 }
            #expect(record.openConnectionCount == 0)
            server.stop()
        }
        // The servers' threads close their ends a moment after they count them as closed.
        try await Task.sleep(for: .milliseconds(100))
    }

    private static var openDescriptors: [Int32] { (0..<1024).filter { fcntl($0, F_GETFD) >= 0 } }
}
