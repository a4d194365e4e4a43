private import Subprocess
private import Synchronization

#if canImport(Darwin)
    private import System
#else
    private import SystemPackage
#endif

/// A process that answers messages, one after another. It is started when it is first asked, and anew after it ended.
///
/// A message is led by its length, as four bytes, the lowest first. The process gets nothing of ours but the
/// environment, is in a process group of its own, and sees the end of its input when we are gone, however we went. We
/// must ignore SIGPIPE: a process may end while it is being asked.
package final class WorkerProcess: Sendable {
    private let orders: AsyncStream<Order>.Continuation

    /// What became of a message.
    package enum Answer: Sendable, Hashable {
        /// The process answered.
        case message([UInt8])
        /// The process ended instead, for the reason in words.
        case ended(String)
        /// The process was killed because it took too long.
        case outOfTime
        /// The process was killed because the surrounding task was cancelled, and it did not answer soon.
        case cancelled
        /// The process could not be started, for the reason in words.
        case notStarted(String)
    }

    /// Answers what the process asks before it answers itself; nil when there is no answer to that.
    package typealias Reply = @Sendable (_ question: [UInt8]) async -> [UInt8]?

    private struct Job: Sendable {
        let message: [UInt8]
        let patience: Patience
        let answer: PendingAnswer
        /// nil when the process is not to ask anything.
        let reply: Reply?
    }

    /// An answer on its way: the first one counts.
    private final class PendingAnswer: Sendable {
        private let continuation: Mutex<CheckedContinuation<Answer, Never>?>
        private let stuck: Flag

        init(_ continuation: CheckedContinuation<Answer, Never>, stuck: Flag) {
            self.continuation = Mutex(continuation)
            self.stuck = stuck
        }

        /// Answers for a process that neither answers nor ends, whatever was done about it. Without this, one process
        /// that the system does not let go of would keep everybody waiting.
        func giveUp(_ answer: Answer) {
            if resume(returning: answer) { stuck.raise() }
        }

        /// - Returns: Whether nobody had answered before.
        @discardableResult func resume(returning answer: Answer) -> Bool {
            let waiting = continuation.withLock { continuation in
                defer { continuation = nil }
                return continuation
            }
            waiting?.resume(returning: answer)
            return waiting != nil
        }
    }

    /// Whether what was to end the process did not: it is of no use any more.
    package var isStuck: Bool { stuck.isRaised }
    private let stuck = Flag()

    private final class Flag: Sendable {
        private let value = Atomic(false)
        var isRaised: Bool { value.load(ordering: .acquiring) }
        func raise() { value.store(true, ordering: .releasing) }
    }

    /// What the process is to do next.
    private enum Order: Sendable {
        /// Be there for what follows.
        case start
        case answer(Job)
        /// End, and be started anew for what follows.
        case end
    }

    /// Descriptors that starting a process takes for a moment: its pipes, both ends, and what waits for it.
    private static let descriptorsOfAProcess = 24
    /// How long a process that is answering may go on once nobody needs the answer any more: enough for nearly all.
    private static let grace: Duration = .seconds(1)
    /// Most questions of a process before it answers: many times what the largest file takes.
    private static let questionLimit = 100_000
    /// How long a process that was killed may take to end before nobody waits for it.
    private static let endingTime: Duration = .seconds(5)

    /// Creates a process that is yet to be started.
    /// - Parameters:
    ///   - path: The program.
    ///   - arguments: Its arguments.
    ///   - answerLimit: Bytes of the longest answer that is taken for one.
    package init(path: String, arguments: [String], answerLimit: Int) {
        let (stream, continuation) = AsyncStream.makeStream(of: Order.self)
        orders = continuation
        // A task of its own: the process outlives whoever asked first, and ends with this object.
        Task.detached {
            while let order = await Self.next(of: stream) {
                switch order {
                case .start: await Self.serve(nil, then: stream, path, arguments, answerLimit)
                case .answer(let job): await Self.serve(job, then: stream, path, arguments, answerLimit)
                case .end: continue
                }
            }
        }
    }

    deinit { orders.finish() }

    /// Asks the process.
    /// - Parameters:
    ///   - message: What is asked.
    ///   - deadline: How long the process may compute, or wait without computing. One that takes longer is killed; when the
    ///     surrounding task is cancelled, soon.
    ///   - reply: Answers the process's questions; its messages then begin with a byte that is 0 for the answer and 1 for a
    ///     question. It has the whole time again after each. nil when there are none.
    /// - Returns: What became of it.
    package func answer(
        to message: [UInt8], within deadline: Duration, replying reply: Reply? = nil
    ) async -> Answer {
        let patience = Patience(ProcessTime(deadline))
        // Whoever cancels waits for no process, not even for one that is yet to be started.
        let lastPatience = Patience(nil)
        defer { lastPatience.shorten(to: .zero) }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer = PendingAnswer(continuation, stuck: stuck)
                Task.detached {
                    if await lastPatience.end(waitingFor: nil) != nil { answer.giveUp(.cancelled) }
                }
                orders.yield(
                    .answer(Job(message: message, patience: patience, answer: answer, reply: reply)))
            }
        } onCancel: {
            patience.shorten(to: Self.grace)
            lastPatience.shorten(to: Self.grace + Self.endingTime)
        }
    }

    /// Starts the process before it is asked anything, so that nobody waits for that later.
    package func start() { orders.yield(.start) }

    /// Ends the process; the next message is for a new one. For one whose answer made no sense: what else it has written
    /// would be taken for the answers to what it is asked next.
    package func end() { orders.yield(.end) }

    /// Runs the process for a first job, if there is one yet, and all that follow, until it ends or there are no more.
    private static func serve(
        _ first: Job?, then orders: AsyncStream<Order>, _ path: String, _ arguments: [String],
        _ answerLimit: Int
    ) async {
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [
            .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)
        ]
        var open: Job? = first
        var killed: Answer?
        // Whoever starts processes for us ends the program when there are none left in the middle of it.
        guard Descriptor.isRoom(for: descriptorsOfAProcess) else {
            open?.answer.resume(returning: .notStarted("too many files are open"))
            return
        }
        do {
            let result = try await Subprocess.run(
                .path(FilePath(path)), arguments: Arguments(arguments),
                // Nobody reads the back trace of one that crashes, and making it takes seconds.
                environment: .inherit.updating(["SWIFT_BACKTRACE": "enable=no"]), platformOptions: options,
                input: .inputWriter, output: .sequence, error: .discarded
            ) { execution in
                var answers = AnswerReader(execution.standardOutput, limit: answerLimit)
                while true {
                    if open == nil {
                        switch await next(of: orders) {
                        case .answer(let job): open = job
                        case .start: continue
                        case .end, nil: break
                        }
                    }
                    guard let job = open else { break }
                    let process = execution.processIdentifier.value
                    func watched() -> Task<Answer?, Never> {
                        Task {
                            guard let reason = await job.patience.end(waitingFor: process) else { return nil }
                            let answer: Answer = reason == .outOfTime ? .outOfTime : .cancelled
                            try? execution.send(signal: .kill, toProcessGroup: true)
                            Task.detached {
                                try? await Task.sleep(for: endingTime)
                                job.answer.giveUp(answer)
                            }
                            return answer
                        }
                    }
                    // A process that has ended takes no message; that there is no answer tells it.
                    _ = try? await execution.standardInputWriter.write(framed(job.message))
                    var watch = watched()
                    var answer = await answers.next()
                    var questionCount = 0
                    while let reply = job.reply, let message = answer, message.first != 0 {
                        // The time that we take is not the process's.
                        watch.cancel()
                        questionCount += 1
                        guard message.first == 1, questionCount <= questionLimit,
                            let words = await reply(Array(message.dropFirst()))
                        else {
                            killed = .ended("asked what makes no sense")
                            answer = nil
                            break
                        }
                        _ = try? await execution.standardInputWriter.write(framed(words))
                        watch = watched()
                        answer = await answers.next()
                    }
                    watch.cancel()
                    guard let answer else {
                        killed = await watch.value ?? killed
                        if answers.isBeyondLimit { killed = .ended("answered with too much") }
                        try? execution.send(signal: .kill, toProcessGroup: true)
                        return
                    }
                    job.answer.resume(
                        returning: .message(job.reply == nil ? answer : Array(answer.dropFirst())))
                    open = nil
                }
                try? execution.send(signal: .kill, toProcessGroup: true)
            }
            let ending =
                switch result.terminationStatus {
                case .exited(let code): "exited with status \(code)"
                case .signaled(let signal): "was ended by signal \(signal)"
                }
            open?.answer.resume(returning: killed ?? .ended(ending))
        } catch {
            open?.answer.resume(returning: .notStarted("\(error)"))
        }
    }

    /// The next order. Nobody else waits for one: an iterator of its own for each is as good as one for all.
    private static func next(of orders: AsyncStream<Order>) async -> Order? {
        var iterator = orders.makeAsyncIterator()
        return await iterator.next()
    }

    private static func framed(_ message: [UInt8]) -> [UInt8] {
        let count = UInt32(clamping: message.count)
        return (0..<4).map { UInt8(truncatingIfNeeded: count >> ($0 * 8)) } + message
    }
}

/// Puts a process's output together into messages.
private struct AnswerReader {
    private var buffers: SubprocessOutputSequence.AsyncIterator
    private var bytes: [UInt8] = []
    private let limit: Int
    /// Whether what came is too long to be a message.
    private(set) var isBeyondLimit = false

    init(_ output: SubprocessOutputSequence, limit: Int) {
        buffers = output.makeAsyncIterator()
        self.limit = limit
    }

    /// The next message; nil when there is none, or one that is too long to be one.
    mutating func next() async -> [UInt8]? {
        guard await fill(4) else { return nil }
        let count = bytes[..<4].reversed().reduce(0) { $0 << 8 | Int($1) }
        isBeyondLimit = count > limit
        guard !isBeyondLimit, await fill(4 + count) else { return nil }
        defer { bytes.removeFirst(4 + count) }
        return Array(bytes[4..<4 + count])
    }

    private mutating func fill(_ count: Int) async -> Bool {
        while bytes.count < count {
            guard let buffer = try? await buffers.next() else { return false }
            unsafe buffer.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
        }
        return true
    }
}
