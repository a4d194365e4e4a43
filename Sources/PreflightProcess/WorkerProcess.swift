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

    private struct Job: Sendable {
        let message: [UInt8]
        let patience: Patience
        let reply: Reply
    }

    /// An answer on its way: the first one counts.
    private final class Reply: Sendable {
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
        case answer(Job)
        /// End, and be started anew for what follows.
        case end
    }

    /// How long a process that is answering may go on once nobody needs the answer any more: enough for nearly all.
    private static let grace: Duration = .seconds(1)
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
                guard case .answer(let job) = order else { continue }
                await Self.serve(job, then: stream, path, arguments, answerLimit)
            }
        }
    }

    deinit { orders.finish() }

    /// Asks the process.
    /// - Parameters:
    ///   - message: What is asked.
    ///   - deadline: How long the process may compute, or wait without computing. One that takes longer is killed; when the
    ///     surrounding task is cancelled, soon.
    /// - Returns: What became of it.
    package func answer(to message: [UInt8], within deadline: Duration) async -> Answer {
        let patience = Patience(ProcessTime(deadline))
        // Whoever cancels waits for no process, not even for one that is yet to be started.
        let lastPatience = Patience(nil)
        defer { lastPatience.shorten(to: .zero) }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let reply = Reply(continuation, stuck: stuck)
                Task.detached {
                    if await lastPatience.end(waitingFor: nil) != nil { reply.giveUp(.cancelled) }
                }
                orders.yield(.answer(Job(message: message, patience: patience, reply: reply)))
            }
        } onCancel: {
            patience.shorten(to: Self.grace)
            lastPatience.shorten(to: Self.grace + Self.endingTime)
        }
    }

    /// Ends the process; the next message is for a new one. For one whose answer made no sense: what else it has written
    /// would be taken for the answers to what it is asked next.
    package func end() { orders.yield(.end) }

    /// Runs the process for a first job and all that follow, until it ends or there are no more.
    private static func serve(
        _ first: Job, then orders: AsyncStream<Order>, _ path: String, _ arguments: [String],
        _ answerLimit: Int
    ) async {
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [
            .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)
        ]
        var open: Job? = first
        var killed: Answer?
        do {
            let result = try await Subprocess.run(
                .path(FilePath(path)), arguments: Arguments(arguments), platformOptions: options,
                input: .inputWriter, output: .sequence, error: .discarded
            ) { execution in
                var answers = AnswerReader(execution.standardOutput, limit: answerLimit)
                while let job = open {
                    let process = execution.processIdentifier.value
                    let watch = Task { () -> Answer? in
                        guard let reason = await job.patience.end(waitingFor: process) else { return nil }
                        let answer: Answer = reason == .outOfTime ? .outOfTime : .cancelled
                        try? execution.send(signal: .kill, toProcessGroup: true)
                        Task.detached {
                            try? await Task.sleep(for: endingTime)
                            job.reply.giveUp(answer)
                        }
                        return answer
                    }
                    // A process that has ended takes no message; that there is no answer tells it.
                    _ = try? await execution.standardInputWriter.write(framed(job.message))
                    let answer = await answers.next()
                    watch.cancel()
                    guard let answer else {
                        killed = await watch.value
                        if answers.isBeyondLimit { killed = .ended("answered with too much") }
                        try? execution.send(signal: .kill, toProcessGroup: true)
                        return
                    }
                    job.reply.resume(returning: .message(answer))
                    open = nil
                    if case .answer(let next)? = await next(of: orders) { open = next }
                }
                try? execution.send(signal: .kill, toProcessGroup: true)
            }
            let ending =
                switch result.terminationStatus {
                case .exited(let code): "exited with status \(code)"
                case .signaled(let signal): "was ended by signal \(signal)"
                }
            open?.reply.resume(returning: killed ?? .ended(ending))
        } catch {
            open?.reply.resume(returning: .notStarted("\(error)"))
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
