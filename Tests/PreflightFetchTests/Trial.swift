import PreflightFetch
import Testing
import WebTestSupport

@testable import MediaPreflight

/// A fetch of one URL and what it came to.
struct Trial {
    /// What was measured.
    let facts: MediaFacts
    /// What the profile `kkiai` says of it.
    let report: Report
    /// How long it took.
    let duration: Duration

    /// What came of fetching.
    var fetch: FetchFacts { facts.web?.fetch ?? FetchFacts() }
    var failure: FetchFailure? { fetch.failure }
    var verdict: Verdict { report.verdict }

    /// Fetches and judges.
    /// - Parameters:
    ///   - url: The URL.
    ///   - subject: What it is expected to be.
    ///   - fetcher: Who fetches it.
    /// - Throws: When it cannot be judged.
    init(_ url: String, as subject: Subject? = .image, with fetcher: Fetcher) async throws {
        let preflight = try Preflight(profile: "kkiai", fetching: nil)
        let start = ContinuousClock.now
        facts = await MeasuredFacts(fetcher).facts(
            of: Asset(.url(url), as: subject).limited(by: preflight.profile))
        duration = start.duration(to: .now)
        report = preflight.evaluate([AssetInRole(facts, role: subject)])
    }

    /// Fetches a sample from a server.
    init(_ sample: ServedFile, from server: ScriptedServer, with fetcher: Fetcher) async throws {
        try await self.init(server.url(sample.path), as: sample.subject, with: fetcher)
    }

    /// Whether the same was found as in the bytes themselves.
    func found(_ sample: ServedFile) async -> Bool {
        let (found, expected) = (facts.ofBytes, await sample.facts.ofBytes)
        return found.content == expected.content && found.byteCount == expected.byteCount
            && found.mediaType == expected.mediaType && found.defects == expected.defects
    }
}

extension Fetcher {
    /// A fetcher that knows no environment.
    convenience init(
        _ policy: FetchPolicy = .loopback, resolver: Resolver = Resolver(), addressGuard: AddressGuard? = nil
    ) {
        self.init(
            policy, resolver: resolver, addressGuard: addressGuard ?? AddressGuard(), environment: [:])
    }
}

extension FetchPolicy {
    /// Contacts this machine, and has deadline enough for a machine that is busy with other tests.
    static let loopback = FetchPolicy(
        allowsPrivateHosts: true, byteLimit: 1 << 20, deadline: .seconds(30), retryCount: 1,
        retryPause: .milliseconds(10))

    /// The same without that deadline, for what lasts until the deadline.
    static let hasty = loopback.with { $0.deadline = .milliseconds(1500) }

    /// The same with a change.
    func with(_ change: (inout FetchPolicy) -> Void) -> FetchPolicy {
        var policy = self
        change(&policy)
        return policy
    }
}
