import PreflightFetch
import PreflightModel
import PreflightProbe
import PreflightText

/// Turns sources into facts, wherever they are.
struct Measurement: Sendable {
    /// Reads URLs; nil when they are not to be fetched.
    let fetcher: Fetcher?
    /// The limits that files are measured for; nil when there are none.
    private let profile: Profile?

    /// - Parameters:
    ///   - fetcher: Reads URLs; nil when they are not to be fetched.
    ///   - profile: The limits that files are measured for; nil when there are none.
    init(_ fetcher: Fetcher?, for profile: Profile? = nil) {
        self.fetcher = fetcher
        self.profile = profile
    }

    /// Measures a source. Blocks.
    /// - Parameters:
    ///   - source: Where the bytes are.
    ///   - role: What they are expected to be, if that is known.
    ///   - cancellation: Ends a fetch from outside.
    /// - Returns: The facts, whatever became of it.
    func facts(
        of source: MediaSource, as role: Subject? = nil, until cancellation: FetchCancellation? = nil
    ) -> MediaFacts {
        guard case .url(let text) = source else { return MediaProbe.facts(of: source) }
        return facts(of: WebReference(text), as: role, until: cancellation)
    }

    /// Measures what is at a URL. Blocks.
    func facts(
        of reference: WebReference, as role: Subject?, until cancellation: FetchCancellation? = nil
    ) -> MediaFacts {
        var web = web(of: reference)
        guard case .address(let address) = reference else {
            return .unavailable(reference.shown, "this is not a URL that can be fetched", web)
        }
        guard let fetcher else { return .unavailable(reference.shown, "the URL was not fetched", web) }
        let outcome = fetcher.read(
            address, as: role, atMost: profile?.largestFile(in: role), until: cancellation
        ) { MediaProbe.facts(of: $0, named: reference.shown) }
        web.fetch = outcome.facts
        web.unreachable = outcome.unreachable
        var facts = outcome.result ?? .unavailable(reference.shown, "nothing was fetched", web)
        facts.web = web
        facts.byteCount = outcome.byteCount
        if let failure = outcome.facts.failure {
            // What was seen before the rest failed is not the whole truth.
            facts.content = .other(OtherFacts(problem: SourceProblem(.unavailable, failure.detail)))
            facts.defects = []
            facts.mediaType = nil
        }
        return facts
    }

    /// What a URL tells before it is fetched.
    func web(of reference: WebReference) -> WebFacts {
        var web = WebFacts(reference, now: CurrentTime.seconds)
        if case .address(let address) = reference, let policy = fetcher?.policy {
            web.isHostAllowed = policy.allows(address.connectionHost)
        }
        return web
    }
}

extension MediaFacts {
    /// What is known of a medium whose bytes are not at hand.
    static func unavailable(_ name: String, _ reason: String, _ web: WebFacts? = nil) -> MediaFacts {
        MediaFacts(
            path: name, content: .other(OtherFacts(problem: SourceProblem(.unavailable, reason))), web: web)
    }
}

extension Profile {
    /// Bytes of the largest file that is accepted in a role, by the more generous reading; nil when that is not
    /// documented.
    fileprivate func largestFile(in role: Subject?) -> Int64? {
        let keys: [LimitKey] =
            switch role {
            case .image: [.imageMaxBytes]
            case .video: [.videoMaxBytes]
            default: [.imageMaxBytes, .videoMaxBytes]
            }
        let sizes = keys.map { key -> Int64? in
            if case .fileSize(let size)? = limits[key]?.value { size.binaryByteCount } else { nil }
        }
        return sizes.contains(nil) ? nil : sizes.compactMap(\.self).max()
    }
}
