import Foundation
import PreflightModel
import PreflightText
import Synchronization
import TestSupport
import Testing

@testable import PreflightFetch

/// One look-up for many files of a host.
@Suite(.tags(.slow, .readsStrangersBytes), .ownThread) struct ResolverCacheTests {
    private final class Counter: Sendable {
        private let count = Mutex(0)
        var value: Int { count.withLock { $0 } }
        func add() { count.withLock { $0 += 1 } }
    }

    /// Asks from many threads at once.
    private static func ask(_ book: ResolverCache, times: Int) -> [Result<[NetworkAddress], FetchFailure>] {
        let answers = Mutex<[Result<[NetworkAddress], FetchFailure>]>([])
        DispatchQueue.concurrentPerform(iterations: times) { _ in
            let answer = Result { () throws(FetchFailure) in
                try book.addresses(of: "files.example.com", until: Deadline(.seconds(3600), nil))
            }
            answers.withLock { $0.append(answer) }
        }
        return answers.withLock { $0 }
    }

    @Test func `who asks meanwhile waits for the same answer`() {
        let counter = Counter()
        let resolver = Resolver { _ in
            counter.add()
            Thread.sleep(forTimeInterval: 0.05)
            return [.ipv4(1)]
        }
        let answers = Self.ask(ResolverCache(resolver, lifetime: .seconds(3600)), times: 20)
        #expect(answers.count == 20 && answers.allSatisfy { (try? $0.get()) == [.ipv4(1)] })
        #expect(counter.value == 1)
    }

    @Test func `that DNS does not know a host is held on to as well`() {
        let counter = Counter()
        let resolver = Resolver { _ throws(FetchFailure) in
            counter.add()
            throw FetchFailure(.unresolvedHost, "unknown")
        }
        let answers = Self.ask(ResolverCache(resolver, lifetime: .seconds(3600)), times: 20)
        #expect(answers.allSatisfy { (try? $0.get()) == nil } && counter.value == 1)
    }

    @Test func `an answer is forgotten in the end`() throws {
        let counter = Counter()
        let resolver = Resolver { _ in
            counter.add()
            return [.ipv4(UInt32(counter.value))]
        }
        let book = ResolverCache(resolver, lifetime: .zero)
        for expected in 1...3 {
            let answer = try book.addresses(of: "a.example.com", until: Deadline(.seconds(3600), nil))
            #expect(answer == [.ipv4(UInt32(expected))])
        }
    }

    @Test func `that nobody waits any more says nothing of the host`() throws {
        let isOver = DispatchSemaphore(value: 0)
        let resolver = Resolver { _ in
            isOver.wait()
            // For the look-up that comes after this one.
            isOver.signal()
            return [.ipv4(1)]
        }
        let book = ResolverCache(resolver, lifetime: .seconds(3600))
        let failure = #expect(throws: FetchFailure.self) {
            try book.addresses(of: "a.example.com", until: Deadline(.milliseconds(10), nil))
        }
        isOver.signal()
        #expect(failure?.kind == .tooSlow)
        #expect(try book.addresses(of: "a.example.com", until: Deadline(.seconds(3600), nil)) == [.ipv4(1)])
    }

    @Test(arguments: ["localhost", "files.localhost"])
    func `this machine's own name needs no look-up`(host: String) throws {
        #expect(try Resolver.askSystem(host) == [.ipv4(0x7F00_0001), .ipv6(1)])
    }
}
