import Dispatch
import PreflightModel
import PreflightStore
import PreflightSystem
import Synchronization

/// Processes that measure files: one that a file brings down takes nobody else's facts with it.
///
/// What came down with others is measured again alone, so that only the file that is to blame stays unmeasured. Every call
/// blocks: while all processes are busy, and until the one that is asked has answered.
final class WorkerPool: Sendable {
    private let state: Mutex<State>
    private let first: WorkerProcess
    private let deadline: Duration

    private struct State {
        var idle: [WorkerProcess]
        var waiting: [Waiter] = []
    }

    /// Somebody who gets the next process, before all who come later: what was begun first is measured first.
    private final class Waiter: Sendable {
        let process = Mutex<WorkerProcess?>(nil)
        let isServed = DispatchSemaphore(value: 0)
    }

    /// Bytes of the longest answer: many times what a file's facts take.
    private static let answerLimit = 64 << 20

    /// Creates a pool; its processes are started when they are needed.
    /// - Parameters:
    ///   - path: The program, which must run a ``WorkerLoop`` when it gets the arguments.
    ///   - arguments: What makes it do so.
    ///   - count: Number of processes.
    ///   - deadline: How long a file may keep one busy, many times what the probe allows itself.
    init(path: String, arguments: [String], count: Int, deadline: Duration) {
        let processes = (0..<max(count, 1)).map { _ in
            WorkerProcess(path: path, arguments: arguments, answerLimit: Self.answerLimit)
        }
        first = processes[processes.count - 1]
        state = Mutex(State(idle: processes))
        self.deadline = deadline
    }

    /// Starts the process that will be asked first.
    func prepare() {
        let first = first
        _ = BlockingThread.start { first.start() }
    }

    /// Has sources measured, none of them a URL.
    /// - Parameters:
    ///   - sources: What is to be measured.
    ///   - isCancelled: Whether nobody waits any longer.
    /// - Returns: The facts of each.
    func facts(of sources: [MediaSource], unless isCancelled: () -> Bool) -> [MediaFacts] {
        withProcess { process in
            var facts: [MediaFacts] = []
            facts.reserveCapacity(sources.count)
            /// How many are yet to be measured alone, because a process ended while it measured them together.
            var suspectCount = 0
            /// Whether a process ended already while it measured the next one alone.
            var isSuspect = false
            while facts.count < sources.count {
                let part = sources[facts.count...].prefix(suspectCount > 0 ? 1 : .max)
                let before = facts.count
                let failure = ask(
                    .sources(Array(part)), of: process, about: part.map(\.name), isCancelled, &facts)
                let measured = facts.count - before
                suspectCount -= min(measured, suspectCount)
                if measured > 0 { isSuspect = false }
                let rest = part.dropFirst(measured)
                guard let failure, let blamed = rest.first else { continue }
                if failure.isFinal {
                    facts += sources[facts.count...].map { MediaFacts(failure.problem, of: $0.name) }
                } else if failure.isCertain || (part.count == 1 && isSuspect) {
                    facts.append(MediaFacts(failure.problem, of: blamed.name))
                    suspectCount -= min(1, suspectCount)
                    isSuspect = false
                } else if part.count == 1 {
                    // It may have been somebody else's signal, or memory that is there again.
                    (suspectCount, isSuspect) = (max(suspectCount, 1), true)
                } else {
                    suspectCount = rest.count
                }
            }
            return facts
        }
    }

    /// Has bytes measured that lie elsewhere.
    /// - Parameters:
    ///   - bytes: The bytes, read on this thread whenever the process asks for some.
    ///   - name: What they are called.
    ///   - isCancelled: Whether nobody waits any longer.
    /// - Returns: Their facts.
    func facts(
        of bytes: any RandomAccessBytes, named name: String, unless isCancelled: () -> Bool
    ) -> MediaFacts {
        let job = MeasuringJob.remote(
            name: name, byteCount: bytes.byteCount, servesParts: bytes.servesParts)
        return withProcess { process in
            var facts: [MediaFacts] = []
            var failure: Failure?
            // The second time for what may have been somebody else's signal.
            for _ in 0..<2 where facts.isEmpty && failure?.isCertain != true {
                failure = ask(job, of: process, about: [name], isCancelled, &facts) { question in
                    RemoteQuestion(question)?.answer(from: bytes)
                }
            }
            return facts.first ?? MediaFacts(failure?.problem ?? .cancelled, of: name)
        }
    }

    /// Why a source was not measured.
    private struct Failure {
        let problem: SourceProblem
        /// Whether it is known whose fault it is.
        var isCertain = false
        /// Whether nothing else will be measured either.
        var isFinal = false

        init(_ words: String) { problem = SourceProblem(.measurementFailed, words) }
        private init(final problem: SourceProblem) {
            (self.problem, isCertain, isFinal) = (problem, true, true)
        }

        static let cancelled = Failure(final: .cancelled)
        static func notStarted(_ reason: String) -> Failure {
            Failure(
                final: SourceProblem(
                    .measurementFailed, "no process could be started to measure it: \(reason)"))
        }
    }

    /// Asks a process for the facts of what has these names.
    /// - Returns: Why there are not all of them.
    private func ask(
        _ job: MeasuringJob, of process: WorkerProcess, about names: [String], _ isCancelled: () -> Bool,
        _ facts: inout [MediaFacts], replying reply: (([UInt8]) -> [UInt8]?)? = nil
    ) -> Failure? {
        var due = names.makeIterator()
        let ending = process.ask(
            StoredMessage.bytes(of: job), answers: names.count, within: deadline, unless: isCancelled,
            replying: reply
        ) { answer in
            guard let measured = try? StoredMessage.read(MediaFacts.self, from: answer[...]),
                let name = due.next(), measured.canBe(of: name)
            else { return false }
            facts.append(measured)
            return true
        }
        switch ending {
        case nil: return nil
        case .ended(let reason): return Failure("the process that measured it \(reason)")
        case .garbled: return Failure("the process that measured it gave a garbled answer")
        case .outOfTime:
            var failure = Failure("measuring it took more than \(deadline.components.seconds) s")
            failure.isCertain = true
            return failure
        case .cancelled: return .cancelled
        case .notStarted(let reason): return .notStarted(reason)
        }
    }

    private func withProcess<Result>(_ work: (WorkerProcess) -> Result) -> Result {
        let process = take()
        defer { giveBack(process) }
        return work(process)
    }

    private func take() -> WorkerProcess {
        let waiter = Waiter()
        let process = state.withLock { state in
            if let process = state.idle.popLast() { return process as WorkerProcess? }
            state.waiting.append(waiter)
            return nil
        }
        if let process { return process }
        while true {
            waiter.isServed.wait()
            if let process = waiter.process.withLock({ $0 }) { return process }
        }
    }

    private func giveBack(_ process: WorkerProcess) {
        let waiter = state.withLock { state in
            if !state.waiting.isEmpty { return state.waiting.removeFirst() as Waiter? }
            state.idle.append(process)
            return nil
        }
        waiter?.process.withLock { $0 = process }
        waiter?.isServed.signal()
    }
}

extension MediaFacts {
    /// What is known of a source that could not be measured.
    fileprivate init(_ problem: SourceProblem, of name: String) {
        self.init(path: name, content: .other(OtherFacts(problem: problem)))
    }

    /// Whether they can be those of a source: an answer to another question would give a file the verdict of another.
    fileprivate func canBe(of name: String) -> Bool {
        // What is missing is shown without the secrets that a URL's name may have.
        path == name || other?.problem.kind == .missing
    }
}
