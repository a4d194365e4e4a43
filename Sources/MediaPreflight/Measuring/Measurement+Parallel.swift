import PreflightFetch
import PreflightModel

extension Measurement: FactsSource {
    /// Measures assets, one after another, on a thread of their own: a disk and a network keep waiting.
    package func facts(of assets: [AssetRequest]) async -> [MediaFacts] {
        await BlockingThread.run { cancellation in assets.map { one($0, until: cancellation) } }
    }

    /// Measures an asset, on a thread of its own.
    func one(_ asset: AssetRequest) async -> MediaFacts {
        await BlockingThread.run { one(asset, until: $0) }
    }

    private func one(_ asset: AssetRequest, until cancellation: FetchCancellation) -> MediaFacts {
        if cancellation.isCancelled { return .cancelled(asset.source) }
        return facts(of: asset.source, as: asset.role, until: cancellation)
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
}

extension MediaFacts {
    /// What is known of a source that nobody waits for any more.
    fileprivate static func cancelled(_ source: MediaSource) -> MediaFacts {
        let problem = SourceProblem(.limitReached, "the check was cancelled before this was measured")
        return MediaFacts(path: source.name, content: .other(OtherFacts(problem: problem)))
    }
}
