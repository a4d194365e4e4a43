package import PreflightModel

/// Measures files in other processes, and everything else here: URLs, and files when there are no processes to be had.
package struct IsolatedMeasurement: FactsSource {
    private let pool: WorkerPool
    private let here: any FactsSource

    /// - Parameters:
    ///   - program: This program's own path.
    ///   - arguments: What makes it run a ``WorkerLoop``.
    ///   - count: Number of processes; nil for one a processor.
    ///   - deadline: How long a file may keep one busy.
    ///   - here: Measures what is not a file.
    package init(
        program: String, arguments: [String], count: Int? = nil, deadline: Duration = .seconds(30),
        here: any FactsSource
    ) {
        pool = WorkerPool(
            path: program, arguments: arguments, count: count ?? ProcessorCount.available, deadline: deadline)
        self.here = here
    }

    /// The facts of each asset, in order.
    package func facts(of assets: [AssetRequest]) async -> [MediaFacts] {
        let files = assets.indices.filter { assets[$0].source.url == nil }
        guard !files.isEmpty, let measured = await pool.facts(of: files.map { assets[$0].source }) else {
            return await here.facts(of: assets)
        }
        var facts = Dictionary(uniqueKeysWithValues: zip(files, measured))
        for index in assets.indices where facts[index] == nil {
            facts[index] = await here.facts(of: [assets[index]]).first
        }
        return assets.indices.compactMap { facts[$0] }
    }
}
