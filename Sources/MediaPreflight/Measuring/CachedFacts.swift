package import PreflightModel
package import PreflightStore

/// Facts that were measured before, and are still true. What is not known is measured, and kept.
package struct CachedFacts: FactsSource {
    private let cache: FactsCache
    private let source: any FactsSource

    /// - Parameters:
    ///   - cache: Keeps facts from run to run.
    ///   - source: Measures what is not in it.
    package init(_ cache: FactsCache, besides source: any FactsSource) {
        self.cache = cache
        self.source = source
    }

    /// The facts of each asset, in order.
    package func facts(of assets: [Asset]) async -> [MediaFacts] {
        let files = assets.indices.compactMap {
            index -> (index: Int, path: String, sighting: FileSighting)? in
            guard case .file(let path) = assets[index].source else { return nil }
            return FileSighting.of(path).map { (index, path, $0) }
        }
        var facts = [MediaFacts?](repeating: nil, count: assets.count)
        for (file, known) in zip(files, cache.facts(for: files.map(\.sighting.identity))) {
            facts[file.index] = known?.named(file.path)
        }
        let unknown = assets.indices.filter { facts[$0] == nil }
        if !unknown.isEmpty {
            for (index, measured) in zip(unknown, await source.facts(of: unknown.map { assets[$0] })) {
                facts[index] = measured
            }
            for file in files where unknown.contains(file.index) {
                if let measured = facts[file.index] {
                    cache.add(measured, of: file.path, since: file.sighting)
                }
            }
        }
        return facts.compactMap(\.self)
    }
}
