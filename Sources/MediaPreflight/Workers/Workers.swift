import PreflightModel
import PreflightSystem

/// The processes that probe bytes of strangers: one that a file brings down takes nobody else's facts with it.
package struct Workers: Sendable {
    private let pool: WorkerPool
    /// For what is on the web: they wait for the network most of the time, and must not keep files waiting.
    private let webPool: WorkerPool

    /// - Parameters:
    ///   - program: This program's own path.
    ///   - arguments: What makes it run a ``WorkerLoop``.
    ///   - count: Number of processes; nil for one a processor.
    ///   - webCount: Most URLs that are fetched at once: each has a process of its own, or a slow one would use up the time of
    ///     others.
    ///   - deadline: How long a file may keep one busy.
    package init(
        program: String, arguments: [String], count: Int? = nil, webCount: Int = 32,
        deadline: Duration = .seconds(30)
    ) {
        func pool(_ count: Int) -> WorkerPool {
            WorkerPool(path: program, arguments: arguments, count: count, deadline: deadline)
        }
        self.pool = pool(count ?? ProcessorCount.available)
        webPool = pool(webCount)
    }

    /// Starts the process that files will be given first, so that nobody waits for that later.
    func prepare() { pool.prepare() }

    /// The facts of each source, none of them a URL, in order. Blocks.
    func facts(of sources: [MediaSource], unless isCancelled: () -> Bool) -> [MediaFacts] {
        pool.facts(of: sources, unless: isCancelled)
    }

    /// The facts of bytes that lie elsewhere. Blocks, and reads them on this thread whenever a process asks for some.
    func facts(
        of bytes: any RandomAccessBytes, named name: String, unless isCancelled: () -> Bool
    ) -> MediaFacts {
        webPool.facts(of: bytes, named: name, unless: isCancelled)
    }
}
