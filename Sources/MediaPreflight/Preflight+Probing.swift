import PreflightFetch
public import PreflightModel
import PreflightSystem

extension Preflight {
    /// Measures one source.
    ///
    /// Never throws: a source that cannot be read is described by `MediaFacts.problem`.
    /// - Parameters:
    ///   - source: What to measure.
    ///   - policy: How a URL is fetched; nil to fetch none.
    /// - Returns: The source's facts.
    public static func probe(
        _ source: MediaSource, fetching policy: FetchPolicy? = FetchPolicy()
    ) async -> MediaFacts {
        await MeasuredFacts(fetcher(for: [source], policy)).facts(of: Asset(source))
    }

    /// Measures sources in parallel: the facts of each source, in the order given.
    package static func probe(
        _ sources: [MediaSource], fetching policy: FetchPolicy? = FetchPolicy()
    ) async -> [MediaFacts] {
        var facts: [MediaFacts] = []
        facts.reserveCapacity(sources.count)
        await probe(sources, fetching: policy) { facts.append($0) }
        return facts
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
        await probe(sources, by: MeasuredFacts(fetcher), fetching: policy, receive: receive)
    }

    /// Has sources measured in parallel, and hands over each one's facts as soon as its turn has come.
    /// - Parameters:
    ///   - sources: What to measure.
    ///   - source: Where facts come from.
    ///   - policy: How URLs are fetched; nil when none are.
    ///   - receive: Takes the facts, in the order of the sources.
    package static func probe(
        _ sources: [MediaSource], by source: any FactsSource, fetching policy: FetchPolicy?,
        receive: (MediaFacts) -> Void
    ) async {
        let hasURLs = policy != nil && sources.contains { $0.url != nil }
        await source.all(
            sources.map { Asset($0) },
            width: hasURLs ? policy?.connectionCount ?? 1 : ProcessorCount.available, receive: receive)
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
