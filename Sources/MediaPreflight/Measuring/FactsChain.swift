import PreflightFetch
package import PreflightStore

/// The one way to facts, for every command: kept ones, else measured ones, by processes of their own.
package enum FactsChain {
    /// Links the chain.
    /// - Parameters:
    ///   - fetching: How URLs are fetched; nil when they are not.
    ///   - program: The path of a program that runs a ``WorkerLoop`` when its argument is `worker`; nil to measure in this
    ///     process, where a file that brings down a library brings down everything.
    ///   - jobs: Most processes at once; nil for one a processor.
    ///   - cache: Keeps facts from run to run; nil to measure everything anew.
    ///   - progress: Told ten times a second, on any thread, how far files that are fetched whole have come.
    /// - Returns: Where facts come from.
    package static func make(
        fetching: FetchPolicy?, program: String?, jobs: Int? = nil, cache: FactsCache? = nil,
        progress: (@Sendable (FetchProgress) -> Void)? = nil
    ) -> any FactsSource {
        let workers = program.map {
            Workers(
                program: $0, arguments: ["worker"], count: jobs, webCount: fetching?.connectionCount ?? 1)
        }
        // What is kept may be all that is wanted.
        if cache == nil { workers?.prepare() }
        let measured = MeasuredFacts(fetching.map { Fetcher($0, progress: progress) }, by: workers)
        return cache.map { CachedFacts($0, besides: measured) } ?? measured
    }
}
