package import PreflightFetch
package import PreflightModel
import PreflightProbe
import PreflightSystem
import PreflightText

/// Measures assets: fetches what is at URLs, and has bytes probed by processes that a hostile file may bring down.
package struct MeasuredFacts: FactsSource {
    /// Reads URLs; nil when they are not to be fetched.
    private let fetcher: Fetcher?
    /// Who probes; nil to do it in this process.
    private let workers: Workers?

    /// - Parameters:
    ///   - fetcher: Reads URLs; nil when they are not to be fetched.
    ///   - workers: Who probes; nil to do it in this process.
    package init(_ fetcher: Fetcher?, by workers: Workers? = nil) {
        self.fetcher = fetcher
        self.workers = workers
    }

    /// The facts of each asset, in order: files and bytes in one go, each URL on a thread of its own.
    package func facts(of assets: [Asset]) async -> [MediaFacts] {
        let near = assets.indices.filter { assets[$0].source.url == nil }
        if near.count == assets.count { return await probed(assets.map(\.source)) }
        return await withTaskGroup(of: [(Int, MediaFacts)].self) { group in
            if !near.isEmpty {
                group.addTask {
                    zip(near, await probed(near.map { assets[$0].source })).map { ($0, $1) }
                }
            }
            for (index, asset) in assets.enumerated() {
                guard let url = asset.source.url else { continue }
                group.addTask {
                    [(index, await BlockingThread.run { self.facts(of: asset, at: url, until: $0) })]
                }
            }
            var facts = [MediaFacts?](repeating: nil, count: assets.count)
            for await measured in group { for (index, own) in measured { facts[index] = own } }
            return facts.compactMap(\.self)
        }
    }

    private func probed(_ sources: [MediaSource]) async -> [MediaFacts] {
        await BlockingThread.run { cancellation in
            if let workers { return workers.facts(of: sources, unless: { cancellation.isCancelled }) }
            return sources.map { cancellation.isCancelled ? .cancelled($0) : MediaProbe.facts(of: $0) }
        }
    }

    /// Measures what is at a URL. Blocks.
    func facts(
        of asset: Asset, at url: String, until cancellation: FetchCancellation
    ) -> MediaFacts {
        let reference = WebReference(url)
        var web = web(of: reference)
        guard case .address(let address) = reference else {
            return .unavailable(reference.shown, "this is not a URL that can be fetched", web)
        }
        guard let fetcher else { return .unavailable(reference.shown, "the URL was not fetched", web) }
        if cancellation.isCancelled { return .cancelled(asset.source) }
        let outcome = fetcher.read(
            address, as: asset.role, atMost: asset.byteLimit, until: cancellation
        ) { bytes in
            workers?.facts(
                of: bytes, named: reference.shown, unless: { cancellation.isCancelled })
                ?? MediaProbe.facts(of: bytes, named: reference.shown)
        }
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
    private func web(of reference: WebReference) -> WebFacts { WebFacts(of: reference, fetcher?.policy) }
}

extension WebFacts {
    /// What a URL tells before it is fetched.
    /// - Parameters:
    ///   - reference: The URL.
    ///   - policy: What may be contacted; nil when nothing is fetched.
    init(of reference: WebReference, _ policy: FetchPolicy?) {
        self.init(reference, now: CurrentTime.seconds)
        if case .address(let address) = reference, let policy {
            isHostAllowed = policy.allows(address.connectionHost)
        }
    }
}
