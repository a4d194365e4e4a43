import Foundation
import MediaPreflight
import PreflightFetch
import PreflightModel
import PreflightSystem
import PreflightText
import Synchronization
import TestSupport
import Testing
import WebTestSupport

@testable import MediaPreflight

/// Fetches that nobody waits for any more.
@Suite(.tags(.slow, .readsStrangersBytes)) struct CancellationTests {
    /// Long enough that only cancelling ends a fetch, even on a machine that is busy with other things.
    private static let patient = FetchPolicy(
        allowsPrivateHosts: true, byteLimit: .max, deadline: .seconds(600), connectionCountPerHost: 1,
        retryCount: 5, retryPause: .seconds(300))

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
        Wait("a byte a second", .dripping(ServedFile.image.bytes)) { $0.sentByteCount > 80 },
        Wait("a byte of the head a second", .drippingHead()) { $0.sentByteCount > 20 },
        Wait("a body without end", .endlessBody()) { $0.sentByteCount > 1 << 20 },
        Wait("the pause before another attempt", .status(503)) { $0.exchanges.first?.isOver == true },
    ])
    func `a cancelled transfer ends long before its deadline and the pause before another attempt`(wait: Wait)
        async throws
    {
        let server = try ScriptedServer(wait.script)
        do {
            let fetcher = Fetcher(Self.patient)
            let end = await Self.cancelled(server.url("/hero.png"), fetcher) { wait.isBegun(server.record) }
            #expect(end.failure == .cancelled && end.delay < .seconds(100))
            #expect(server.record.requests.count == 1)
        }
        let record = await server.record { $0.openConnectionCount == 0 }
        #expect(record.openConnectionCount == 0)
    }

    @Test func `a fetch that is cancelled does not wait for a slow look-up`() async throws {
        let isAsked = Mutex(false)
        let isOver = DispatchSemaphore(value: 0)
        let resolver = Resolver { _ in
            isAsked.withLock { $0 = true }
            isOver.wait()
            return [.ipv4(0x7F00_0001)]
        }
        let fetcher = Fetcher(Self.patient, resolver: resolver)
        let end = await Self.cancelled("http://files.example.com/hero.png", fetcher) {
            isAsked.withLock { $0 }
        }
        isOver.signal()
        #expect(end.failure == .cancelled && end.requestCount == 0)
    }

    @Test func `a fetch does not wait for a look-up beyond its deadline`() async throws {
        let isOver = DispatchSemaphore(value: 0)
        let resolver = Resolver { _ in
            isOver.wait()
            return [.ipv4(0x7F00_0001)]
        }
        let trial = try await Trial(
            "http://files.example.com/hero.png", with: Fetcher(.hasty, resolver: resolver))
        // The look-up goes on until here, so that nobody can have waited for it.
        isOver.signal()
        #expect(trial.failure?.kind == .tooSlow && trial.verdict == .unknown)
    }

    @Test func `a wait for a free connection is given up`() async throws {
        let server = try ScriptedServer(.silent)
        let isAsked = Mutex(false)
        let resolver = Resolver { _ in
            isAsked.withLock { $0 = true }
            return [.ipv4(0x7F00_0001)]
        }
        // One connection in all, since the second URL has another host.
        let fetcher = Fetcher(Self.patient.with { $0.connectionCount = 1 }, resolver: resolver)
        let holder = await Self.cancelled(server.url("/first.png"), fetcher) {
            guard server.record.requests.count == 1 else { return false }
            // There is nothing to be seen of the wait that follows the look-up.
            let waiter = Self.cancelledNow(server.url("/second.png", host: "files.example.com"), fetcher) {
                guard isAsked.withLock({ $0 }) else { return false }
                Thread.sleep(forTimeInterval: 0.1)
                return true
            }
            #expect(waiter.failure == .cancelled && waiter.requestCount == 0)
            return true
        }
        #expect(holder.failure == .cancelled && server.record.requests.count == 1)
    }

    @Test func `cancelling a task cancels what it fetches, and begins no more`() async throws {
        let server = try ScriptedServer(.silent)
        let policy = Self.patient
        let task = Task {
            await MeasuredFacts(Fetcher(policy)).allFacts(
                of: (0..<100).map { Asset(.url(server.url("/\($0).png"))) }, under: policy)
        }
        _ = await server.record { $0.requests.count == 1 }
        task.cancel()
        let facts = await task.value
        #expect(facts.count == 100 && !facts.contains { $0.other?.problem == nil })
        #expect(facts.contains { $0.web?.fetch?.failure?.kind == .cancelled })
        #expect(server.record.requests.count == 1)
    }

    /// What became of a fetch, and how long after it was cancelled.
    private struct End {
        var failure: FetchFailure.Kind?
        var requestCount: Int
        var delay: Duration
    }

    /// Cancels a fetch once it waits, on threads of its own: those of Swift are kept busy by other tests.
    private static func cancelled(
        _ url: String, _ fetcher: Fetcher, once isWaiting: @escaping @Sendable () -> Bool
    ) async -> End {
        await BlockingThread.run { _ in cancelledNow(url, fetcher, once: isWaiting) }
    }

    private static func cancelledNow(_ url: String, _ fetcher: Fetcher, once isWaiting: () -> Bool) -> End {
        let cancellation = FetchCancellation()
        let result = Mailbox()
        Thread.detachNewThread {
            let facts = MeasuredFacts(fetcher).facts(
                of: Asset(.url(url)), at: url, until: cancellation)
            result.give(facts.web?.fetch)
        }
        while !isWaiting() { Thread.sleep(forTimeInterval: 0.002) }
        let start = ContinuousClock.now
        cancellation.cancel()
        let (facts, end) = result.take()
        return End(
            failure: facts?.failure?.kind, requestCount: facts?.requestCount ?? -1,
            delay: start.duration(to: end))
    }

    /// Where a thread leaves what it found, and when.
    private final class Mailbox: Sendable {
        private let content = Mutex<(FetchFacts?, ContinuousClock.Instant)>((nil, .now))
        private let isFull = DispatchSemaphore(value: 0)

        func give(_ facts: FetchFacts?) {
            content.withLock { $0 = (facts, .now) }
            isFull.signal()
        }

        func take() -> (FetchFacts?, ContinuousClock.Instant) {
            isFull.wait()
            return content.withLock { $0 }
        }
    }

    // MARK: - What is left behind

    /// In a process of its own: other tests open descriptors too.
    @Test func `no descriptor and no temporary file is left behind`() async {
        await #expect(processExitsWith: .success) {
            let folder = try TemporaryFolder()
            unsafe setenv("TMPDIR", folder.url.path, 1)
            #expect(NSTemporaryDirectory().hasPrefix(folder.url.path))
            // What is opened once and kept is opened in a round of its own: which one, depends on how busy the machine is.
            var before = CancellationTests.openDescriptors
            for _ in 0..<5 {
                for _ in 0..<3 { try await CancellationTests.fetchAll() }
                // The servers' threads close their ends a moment after they count them as closed.
                for _ in 0..<3000 where CancellationTests.openDescriptors != before {
                    try await Task.sleep(for: .milliseconds(10))
                }
                if CancellationTests.openDescriptors == before { break }
                before = CancellationTests.openDescriptors
            }
            #expect(CancellationTests.openDescriptors == before)
            #expect(try folder.names().isEmpty)
        }
    }

    /// Fetches in all ways that there are to end, and stops all servers.
    private static func fetchAll() async throws {
        let image = ServedFile.image.bytes
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
            let assets = urls.map { Asset(.url($0)) }
            _ = await MeasuredFacts(fetcher).allFacts(of: assets, under: policy)
            let task = Task { await MeasuredFacts(fetcher).allFacts(of: assets, under: policy) }
            try await Task.sleep(for: .milliseconds(20))
            task.cancel()
            _ = await task.value
        }
        for server in servers {
            let record = await server.record { $0.openConnectionCount == 0 }
            #expect(record.openConnectionCount == 0)
            server.stop()
        }
    }

    private static var openDescriptors: [Int32] { (0..<1024).filter { fcntl($0, F_GETFD) >= 0 } }
}
