import Dispatch
import PreflightModel
import PreflightSystem
import Synchronization

/// The processes that probe bytes of strangers: one that a file brings down takes nobody else's facts with it.
package struct Workers: Sendable {
    private let pool: WorkerPool
    /// For what is on the web: they wait for the network most of the time, and must not keep files waiting.
    private let webPool: WorkerPool

    /// Most processes that wait for bytes of the web at once: as many as there are connections to one host.
    private static let webCount = 8

    /// - Parameters:
    ///   - program: This program's own path.
    ///   - arguments: What makes it run a ``WorkerLoop``.
    ///   - count: Number of processes; nil for one a processor.
    ///   - deadline: How long a file may keep one busy.
    package init(
        program: String, arguments: [String], count: Int? = nil, deadline: Duration = .seconds(30)
    ) {
        func pool(_ count: Int) -> WorkerPool {
            WorkerPool(path: program, arguments: arguments, count: count, deadline: deadline)
        }
        self.pool = pool(count ?? ProcessorCount.available)
        webPool = pool(Self.webCount)
    }

    /// Starts the process that files will be given first, so that nobody waits for that later.
    func prepare() { pool.prepare() }

    /// The facts of each source, none of them a URL, in order.
    func facts(of sources: [MediaSource]) async -> [MediaFacts] { await pool.facts(of: sources) }

    /// The facts of bytes that lie elsewhere. Blocks, and reads them on this thread whenever the process asks for some.
    func facts(of bytes: any RandomAccessBytes, named name: String) -> MediaFacts {
        let conversation = Conversation()
        let job = MeasuringJob.remote(
            name: name, byteCount: bytes.byteCount, servesParts: bytes.servesParts)
        let pool = webPool
        Task.detached {
            let facts = await pool.facts(of: job) { question in await conversation.ask(question) }
            conversation.end(with: facts)
        }
        while true {
            switch conversation.next() {
            case .question(let question, let reply):
                reply.resume(returning: RemoteQuestion(question)?.answer(from: bytes))
            case .facts(let facts): return facts
            }
        }
    }
}

/// Where the task that talks to a process meets the thread that reads bytes for it.
private final class Conversation: Sendable {
    enum Event {
        case question([UInt8], CheckedContinuation<[UInt8]?, Never>)
        case facts(MediaFacts)
    }

    private let events = Mutex<[Event]>([])
    private let count = DispatchSemaphore(value: 0)

    func ask(_ question: [UInt8]) async -> [UInt8]? {
        await withCheckedContinuation { add(.question(question, $0)) }
    }

    func end(with facts: MediaFacts) { add(.facts(facts)) }

    /// The next event. Blocks until there is one.
    func next() -> Event {
        count.wait()
        return events.withLock { $0.removeFirst() }
    }

    private func add(_ event: sending Event) {
        events.withLock { $0.append(event) }
        count.signal()
    }
}
