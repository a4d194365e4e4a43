internal import Foundation
internal import PreflightModel
import PreflightText

/// What hosts led to a short while ago, so that a thousand files of one host need one look-up.
final class ResolverCache: @unchecked Sendable {
    private struct Entry {
        var answer: Result<[NetworkAddress], FetchFailure>
        var end: ContinuousClock.Instant
    }

    // `condition` guards both.
    private let condition = NSCondition()
    private var entries: [String: Entry] = [:]
    private var asked: Set<String> = []

    private let resolver: Resolver
    private let lifetime: Duration

    /// - Parameters:
    ///   - resolver: Looks hosts up.
    ///   - lifetime: How long an answer is held on to.
    init(_ resolver: Resolver, lifetime: Duration) {
        self.resolver = resolver
        self.lifetime = lifetime
    }

    /// All addresses of a host. Who asks for one that is being looked up waits for that answer.
    func addresses(of host: String, until deadline: Deadline) throws(FetchFailure) -> [NetworkAddress] {
        if let known = try claim(host, deadline) { return try known.get() }
        let answer: Result<[NetworkAddress], FetchFailure>
        do throws(FetchFailure) {
            answer = .success(try resolver.addresses(of: host, until: deadline))
        } catch {
            answer = .failure(error)
        }
        note(answer, of: host)
        return try answer.get()
    }

    /// The answer that is known; nil to the one who has to look the host up.
    private func claim(
        _ host: String, _ deadline: Deadline
    ) throws(FetchFailure) -> Result<[NetworkAddress], FetchFailure>? {
        condition.lock()
        defer { condition.unlock() }
        while true {
            if let entry = entries[host], entry.end > .now { return entry.answer }
            if asked.insert(host).inserted { return nil }
            _ = condition.wait(until: Date(timeIntervalSinceNow: 0.05))
            try deadline.check()
        }
    }

    private func note(_ answer: Result<[NetworkAddress], FetchFailure>, of host: String) {
        condition.withLock {
            asked.remove(host)
            // That somebody stopped waiting says nothing of the host.
            if case .failure(let failure) = answer, failure.kind != .unresolvedHost {
                return condition.broadcast()
            }
            // Thousands of hosts are a stream of strangers' requests: start over rather than grow.
            if entries.count >= 1024 { entries = [:] }
            entries[host] = Entry(answer: answer, end: .now.advanced(by: lifetime))
            condition.broadcast()
        }
    }
}
