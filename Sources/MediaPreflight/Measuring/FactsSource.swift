package import PreflightModel

/// Where facts come from. One chain serves every command and every call: what is remembered comes first
/// (``CachedFacts``), then what is measured (``MeasuredFacts``).
package protocol FactsSource: Sendable {
    /// The facts of each asset, in order. Never fails: what could not be measured is described so.
    func facts(of assets: [Asset]) async -> [MediaFacts]
}

extension FactsSource {
    /// Hands over each asset's facts as soon as its turn has come, so that memory does not grow with their number. What
    /// was not begun when the surrounding task is cancelled is described as not measured.
    /// - Parameters:
    ///   - assets: What to measure.
    ///   - width: Most batches at once.
    ///   - receive: Takes the facts, in the order of the assets.
    func all(_ assets: [Asset], width: Int, receive: (MediaFacts) -> Void) async {
        // Files keep the processors busy; URLs keep them waiting, and each waits for itself.
        let hasURLs = assets.contains { $0.source.url != nil }
        let work = OrderedWork(count: assets.count, width: width, batchSize: hasURLs ? 1 : nil)
        await work.run({ assets[$0] }, work: { await facts(of: $0) }) { $0.forEach(receive) }
    }

    /// The facts of one asset.
    func facts(of asset: Asset) async -> MediaFacts {
        await facts(of: [asset]).first ?? .unavailable(asset.source.name, "nothing was measured")
    }
}

extension MediaFacts {
    /// What is known of a medium whose bytes are not at hand.
    static func unavailable(_ name: String, _ reason: String, _ web: WebFacts? = nil) -> MediaFacts {
        MediaFacts(
            path: name, content: .other(OtherFacts(problem: SourceProblem(.unavailable, reason))), web: web)
    }

    /// What is known of a source that nobody waits for any more.
    static func cancelled(_ source: MediaSource) -> MediaFacts {
        MediaFacts(path: source.name, content: .other(OtherFacts(problem: .cancelled)))
    }
}

extension SourceProblem {
    /// Nobody waits for the facts any more.
    static let cancelled = SourceProblem(
        .limitReached, "the check was cancelled before this was measured")
}
