import PreflightFetch
import PreflightModel

extension Measurement: FactsSource {
    /// Measures assets, one after another.
    package func facts(of assets: [AssetRequest]) async -> [MediaFacts] {
        var facts: [MediaFacts] = []
        facts.reserveCapacity(assets.count)
        for asset in assets { facts.append(await one(asset)) }
        return facts
    }

    /// Measures assets in parallel, and hands over each one's facts as soon as its turn has come, so that memory does
    /// not grow with their number. What was not begun when the surrounding task is cancelled is described as not
    /// measured.
    func all(_ assets: [AssetRequest], receive: (MediaFacts) -> Void) async {
        // Files keep the processors busy; URLs keep them waiting, and many wait at once.
        let hasURLs = fetcher != nil && assets.contains { $0.source.url != nil }
        let work =
            hasURLs
            ? OrderedWork(count: assets.count, width: fetcher?.policy.connectionCount ?? 1, batchSize: 1)
            : OrderedWork(count: assets.count)
        await work.run({ assets[$0] }, work: { await facts(of: $0) }, receive: receive)
    }

    /// Measures an asset.
    func one(_ asset: AssetRequest) async -> MediaFacts {
        if Task.isCancelled { return .cancelled(asset.source) }
        guard asset.source.url != nil, fetcher != nil else { return facts(of: asset.source, as: asset.role) }
        return await BlockingThread.run { facts(of: asset.source, as: asset.role, until: $0) }
    }
}

extension MediaFacts {
    /// What is known of a source that nobody waits for any more.
    fileprivate static func cancelled(_ source: MediaSource) -> MediaFacts {
        let problem = SourceProblem(.limitReached, "the check was cancelled before this was measured")
        return MediaFacts(path: source.name, content: .other(OtherFacts(problem: problem)))
    }
}
