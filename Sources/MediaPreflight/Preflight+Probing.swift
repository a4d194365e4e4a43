package import PreflightFetch
public import PreflightModel

extension Preflight {
    /// Measures one source.
    ///
    /// Never throws: a source that cannot be read is described by `MediaFacts.other`.
    /// - Parameters:
    ///   - source: What to measure.
    ///   - policy: How a URL is fetched; nil to fetch none.
    /// - Returns: The source's facts.
    public static func probe(
        _ source: MediaSource, fetching policy: FetchPolicy? = FetchPolicy()
    ) async -> MediaFacts {
        await Measurement(fetcher(for: [source], policy)).one(AssetRequest(source))
    }

    /// Measures sources in parallel.
    /// - Parameters:
    ///   - sources: What to measure.
    ///   - policy: How URLs are fetched; nil to fetch none.
    /// - Returns: The facts of each source, in the order given.
    public static func probe(
        _ sources: [MediaSource], fetching policy: FetchPolicy? = FetchPolicy()
    ) async -> [MediaFacts] {
        await probe(sources, with: fetcher(for: sources, policy))
    }

    /// Measures sources in parallel and hands over each one's facts as soon as its turn has come, so that memory
    /// does not grow with the number of sources.
    ///
    /// When the surrounding task is cancelled, sources that were not begun are described as not measured, and
    /// transfers that are under way end.
    /// - Parameters:
    ///   - sources: What to measure.
    ///   - policy: How URLs are fetched; nil to fetch none.
    ///   - progress: Told ten times a second, on any thread, how far files that are fetched whole have come.
    ///   - receive: Takes the facts, in the order of the sources.
    public static func probe(
        _ sources: [MediaSource], fetching policy: FetchPolicy? = FetchPolicy(),
        progress: (@Sendable (FetchProgress) -> Void)? = nil, receive: (MediaFacts) -> Void
    ) async {
        let fetcher = fetcher(for: sources, policy, progress)
        await Measurement(fetcher).all(sources.map { AssetRequest($0) }, receive: receive)
    }

    /// Measures sources with a fetcher of the caller's.
    package static func probe(_ sources: [MediaSource], with fetcher: Fetcher?) async -> [MediaFacts] {
        var facts: [MediaFacts] = []
        facts.reserveCapacity(sources.count)
        await Measurement(fetcher).all(sources.map { AssetRequest($0) }) { facts.append($0) }
        return facts
    }

    /// Who fetches; nobody where there is no URL, since a fetcher costs more than a small file.
    private static func fetcher(
        for sources: [MediaSource], _ policy: FetchPolicy?,
        _ progress: (@Sendable (FetchProgress) -> Void)? = nil
    ) -> Fetcher? {
        guard let policy, sources.contains(where: { $0.url != nil }) else { return nil }
        return Fetcher(policy, progress: progress)
    }
}
