import PreflightModel
import PreflightProcess
import PreflightStore

/// Processes that measure files: one that a file brings down takes nobody else's facts with it.
///
/// What came down with others is measured again alone, so that only the file that is to blame stays unmeasured.
actor WorkerPool {
    private var idle: [WorkerProcess]
    private var waiting: [CheckedContinuation<WorkerProcess, Never>] = []
    private let deadline: Duration
    private let makeWorker: @Sendable () -> WorkerProcess

    /// Bytes of the longest answer: many times what a batch's facts take.
    private static let answerLimit = 64 << 20

    /// Creates a pool; its processes are started when they are needed.
    /// - Parameters:
    ///   - path: The program, which must run a ``WorkerLoop`` when it gets the arguments.
    ///   - arguments: What makes it do so.
    ///   - count: Number of processes.
    ///   - deadline: How long a file may keep one busy, many times what the probe allows itself.
    init(path: String, arguments: [String], count: Int, deadline: Duration) {
        let makeWorker = { @Sendable in
            WorkerProcess(path: path, arguments: arguments, answerLimit: Self.answerLimit)
        }
        self.makeWorker = makeWorker
        idle = (0..<max(count, 1)).map { _ in makeWorker() }
        self.deadline = deadline
    }

    /// Has sources measured, none of them a URL.
    /// - Returns: The facts of each; nil when there are no processes to be had.
    func facts(of sources: [MediaSource]) async -> [MediaFacts]? {
        var worker = await take()
        defer { release(worker) }
        switch await answer(to: sources, by: &worker) {
        case .facts(let facts): return facts
        case .notStarted: return nil
        case .cancelled: return sources.map { .unmeasurable($0, Self.cancellation) }
        case .brokenDown where sources.count > 1: return await alone(sources, &worker)
        case .brokenDown(let reason):
            // It may have been somebody else's signal, or memory that is there again.
            guard case .facts(let facts) = await answer(to: sources, by: &worker) else {
                return sources.map { .unmeasurable($0, reason) }
            }
            return facts
        }
    }

    /// Measures what came down together, one by one.
    private func alone(_ sources: [MediaSource], _ worker: inout WorkerProcess) async -> [MediaFacts] {
        var all: [MediaFacts] = []
        for source in sources {
            guard !Task.isCancelled else {
                all.append(.unmeasurable(source, Self.cancellation))
                continue
            }
            switch await answer(to: [source], by: &worker) {
            case .facts(let facts): all += facts
            case .brokenDown(let reason): all.append(.unmeasurable(source, reason))
            case .cancelled: all.append(.unmeasurable(source, Self.cancellation))
            // One of them ends processes: none of them is measured here.
            case .notStarted(let reason):
                all.append(.unmeasurable(source, "no process could be started to measure it: \(reason)"))
            }
        }
        return all
    }

    private static let cancellation = "the check was cancelled before this was measured"

    private enum Outcome {
        case facts([MediaFacts])
        case brokenDown(String)
        case cancelled
        case notStarted(String)
    }

    /// Asks a process; in the place of one that neither answers nor ends comes another.
    private func answer(to sources: [MediaSource], by worker: inout WorkerProcess) async -> Outcome {
        let message = StoredMessage.bytes(of: MeasuringRequest(sources))
        let answer = await worker.answer(to: message, within: deadline)
        if worker.isStuck { worker = makeWorker() }
        switch answer {
        case .message(let bytes):
            let facts = try? StoredMessage.read([MediaFacts].self, from: bytes[...])
            // An answer to another question would give files the verdicts of others.
            guard let facts, facts.count == sources.count, zip(facts, sources).allSatisfy(Self.isAbout) else {
                worker.end()
                return .brokenDown("the process that measured it gave a garbled answer")
            }
            return .facts(facts)
        case .ended(let reason): return .brokenDown("the process that measured it \(reason)")
        case .outOfTime: return .brokenDown("measuring it took more than \(deadline.components.seconds) s")
        case .cancelled: return .cancelled
        case .notStarted(let reason): return .notStarted(reason)
        }
    }

    /// What is missing is shown without the secrets that a URL's name may have.
    private static func isAbout(_ facts: MediaFacts, _ source: MediaSource) -> Bool {
        facts.path == source.name || facts.other?.problem.kind == .missing
    }

    private func take() async -> WorkerProcess {
        if let worker = idle.popLast() { return worker }
        return await withCheckedContinuation { waiting.append($0) }
    }

    private func release(_ worker: WorkerProcess) {
        if waiting.isEmpty { idle.append(worker) } else { waiting.removeFirst().resume(returning: worker) }
    }
}

extension MediaFacts {
    /// What is known of a source that cannot be measured without harm.
    fileprivate static func unmeasurable(_ source: MediaSource, _ reason: String) -> MediaFacts {
        let problem = SourceProblem(.limitReached, reason)
        return MediaFacts(path: source.name, content: .other(OtherFacts(problem: problem)))
    }
}
