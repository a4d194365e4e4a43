public import PreflightModel
import PreflightProbe

extension Preflight {
    /// Measures one source.
    ///
    /// Never throws: a source that cannot be read is described by `MediaFacts.other`.
    public static func probe(_ source: MediaSource) async -> MediaFacts {
        await measure(source)
    }

    /// Measures sources in parallel over the processor's cores.
    /// - Returns: The facts of each source, in the order given.
    public static func probe(_ sources: [MediaSource]) async -> [MediaFacts] {
        var facts: [MediaFacts] = []
        facts.reserveCapacity(sources.count)
        await probe(sources) { facts.append($0) }
        return facts
    }

    /// Measures sources in parallel and hands over each one's facts as soon as its turn has come, so that memory
    /// does not grow with the number of sources.
    ///
    /// When the surrounding task is cancelled, sources that were not begun are described as not measured.
    /// - Parameters:
    ///   - sources: What to measure.
    ///   - receive: Takes the facts, in the order of the sources.
    public static func probe(_ sources: [MediaSource], receive: (MediaFacts) -> Void) async {
        await OrderedWork(count: sources.count).run(
            { sources[$0] }, measure: { Task.isCancelled ? .cancelled($0) : MediaProbe.facts(of: $0) },
            receive: receive)
    }

    /// Leaves the caller's actor: measuring blocks its thread.
    @concurrent
    private static func measure(_ source: MediaSource) async -> MediaFacts {
        Task.isCancelled ? .cancelled(source) : MediaProbe.facts(of: source)
    }
}

extension MediaFacts {
    /// What is known of a source that nobody waits for any more.
    fileprivate static func cancelled(_ source: MediaSource) -> MediaFacts {
        let problem = SourceProblem(.limitReached, "the check was cancelled before this was measured")
        return MediaFacts(path: source.name, content: .other(OtherFacts(problem: problem)))
    }
}
