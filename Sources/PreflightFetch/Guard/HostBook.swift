internal import PreflightModel
internal import Synchronization

/// What hosts led to a short while ago, so that a thousand files of one host need one look-up.
final class HostBook: Sendable {
    private struct Entry {
        var addresses: [NetworkAddress]
        var end: ContinuousClock.Instant
    }

    private let entries = Mutex<[String: Entry]>([:])
    private let resolver: Resolver
    private let lifetime: Duration

    /// - Parameters:
    ///   - resolver: Looks hosts up.
    ///   - lifetime: How long an answer is held on to.
    init(_ resolver: Resolver, lifetime: Duration) {
        self.resolver = resolver
        self.lifetime = lifetime
    }

    /// All addresses of a host.
    func addresses(of host: String, until patience: Patience) throws(FetchFailure) -> [NetworkAddress] {
        let known = entries.withLock { $0[host] }
        if let known, known.end > .now { return known.addresses }
        let addresses = try resolver.addresses(of: host, until: patience)
        entries.withLock { entries in
            // Thousands of hosts are a stream of strangers' requests: start over rather than grow.
            if entries.count >= 1024 { entries = [:] }
            entries[host] = Entry(addresses: addresses, end: .now.advanced(by: lifetime))
        }
        return addresses
    }
}
