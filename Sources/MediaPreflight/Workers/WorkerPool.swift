import PreflightModel
import PreflightStore
import PreflightSystem

/// Processes that measure files: one that a file brings down takes nobody else's facts with it.
///
/// What came down with others is measured again alone, so that only the file that is to blame stays unmeasured.
actor WorkerPool {
    private var idle: [WorkerProcess]
    private var waiting: [CheckedContinuation<WorkerProcess, Never>] = []
    private let first: WorkerProcess
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
        first = makeWorker()
        idle = (1..<max(count, 1)).map { _ in makeWorker() } + [first]
        self.deadline = deadline
    }

    /// Starts the process that will be asked first.
    nonisolated func prepare() { first.start() }

    /// Has sources measured, none of them a URL.
    /// - Returns: The facts of each.
    func facts(of sources: [MediaSource]) async -> [MediaFacts] { await facts(of: .sources(sources), nil) }

    /// Has bytes measured that are read here.
    /// - Parameters:
    ///   - job: What is asked for.
    ///   - reply: Answers what the process asks about them.
    /// - Returns: Their facts.
    func facts(of job: MeasuringJob, replying reply: @escaping WorkerProcess.Reply) async -> MediaFacts {
        await facts(of: job, reply)[0]
    }

    private func facts(of job: MeasuringJob, _ reply: WorkerProcess.Reply?) async -> [MediaFacts] {
        var worker = await take()
        defer { release(worker) }
        let parts = job.parts
        guard parts.count > 1 else { return await alone(job, &worker, reply) }
        switch await answer(to: job, by: &worker, reply) {
        case .facts(let facts): return facts
        case .failed(let problem, isLasting: true): return job.facts(problem)
        case .failed:
            // What came down together is measured again one by one.
            var all: [MediaFacts] = []
            for part in parts { all += await alone(part, &worker, reply) }
            return all
        }
    }

    /// Measures one source.
    private func alone(
        _ job: MeasuringJob, _ worker: inout WorkerProcess, _ reply: WorkerProcess.Reply?
    ) async -> [MediaFacts] {
        if Task.isCancelled { return job.facts(.cancelled) }
        var outcome = await answer(to: job, by: &worker, reply)
        // It may have been somebody else's signal, or memory that is there again.
        if case .failed(_, isLasting: false) = outcome { outcome = await answer(to: job, by: &worker, reply) }
        switch outcome {
        case .facts(let facts): return facts
        case .failed(let problem, _): return job.facts(problem)
        }
    }

    private enum Outcome {
        case facts([MediaFacts])
        /// What is wrong, and whether trying again is of no use.
        case failed(SourceProblem, isLasting: Bool)
    }

    /// Asks a process; in the place of one that neither answers nor ends comes another.
    private func answer(
        to job: MeasuringJob, by worker: inout WorkerProcess, _ reply: WorkerProcess.Reply?
    ) async -> Outcome {
        let answer = await worker.answer(
            to: StoredMessage.bytes(of: job), within: deadline, replying: reply)
        if worker.isStuck { worker = makeWorker() }
        func failed(_ reason: String, isLasting: Bool = false) -> Outcome {
            .failed(SourceProblem(.measurementFailed, reason), isLasting: isLasting)
        }
        switch answer {
        case .message(let bytes):
            let facts = try? StoredMessage.read([MediaFacts].self, from: bytes[...])
            guard let facts, job.isAnswered(by: facts) else {
                worker.end()
                return failed("the process that measured it gave a garbled answer")
            }
            return .facts(facts)
        case .ended(let reason): return failed("the process that measured it \(reason)")
        case .outOfTime:
            return failed(
                "measuring it took more than \(deadline.components.seconds) s",
                isLasting: job.parts.count == 1)
        case .cancelled: return .failed(.cancelled, isLasting: true)
        case .notStarted(let reason):
            return failed("no process could be started to measure it: \(reason)", isLasting: true)
        }
    }

    private func take() async -> WorkerProcess {
        if let worker = idle.popLast() { return worker }
        return await withCheckedContinuation { waiting.append($0) }
    }

    private func release(_ worker: WorkerProcess) {
        if waiting.isEmpty { idle.append(worker) } else { waiting.removeFirst().resume(returning: worker) }
    }
}
