private import Subprocess

#if canImport(Darwin)
    private import System
#else
    private import SystemPackage
#endif

/// A process that answers messages, one after another. It is started when it is first asked, and anew after it ended.
///
/// A message is led by its length, as four bytes, the lowest first. The process gets nothing of ours but the
/// environment, is in a process group of its own, and sees the end of its input when we are gone, however we went.
package final class WorkerProcess: Sendable {
    private let jobs: AsyncStream<Job>.Continuation
    private let answerLimit: Int

    /// What became of a message.
    package enum Answer: Sendable, Hashable {
        /// The process answered.
        case message([UInt8])
        /// The process ended instead, for the reason in words.
        case ended(String)
        /// The process was killed because it took too long.
        case outOfTime
        /// The process could not be started, for the reason in words.
        case notStarted(String)
    }

    private struct Job: Sendable {
        let message: [UInt8]
        let deadline: Duration
        let answer: CheckedContinuation<Answer, Never>
    }

    /// Creates a process that is yet to be started.
    /// - Parameters:
    ///   - path: The program.
    ///   - arguments: Its arguments.
    ///   - answerLimit: Bytes of the longest answer that is taken for one.
    package init(path: String, arguments: [String], answerLimit: Int) {
        self.answerLimit = answerLimit
        let (stream, continuation) = AsyncStream.makeStream(of: Job.self)
        jobs = continuation
        // A task of its own: the process outlives whoever asked first, and ends with this object.
        Task.detached {
            while let job = await Self.next(of: stream) {
                await Self.serve(job, then: stream, path, arguments, answerLimit)
            }
        }
    }

    deinit { jobs.finish() }

    /// Asks the process.
    /// - Parameters:
    ///   - message: What is asked.
    ///   - deadline: How long the answer may take. A process that takes longer is killed.
    /// - Returns: What became of it.
    package func answer(to message: [UInt8], within deadline: Duration) async -> Answer {
        await withCheckedContinuation { continuation in
            jobs.yield(Job(message: message, deadline: deadline, answer: continuation))
        }
    }

    /// Runs the process for a first job and all that follow, until it ends or there are no more.
    private static func serve(
        _ first: Job, then jobs: AsyncStream<Job>, _ path: String, _ arguments: [String],
        _ answerLimit: Int
    ) async {
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [
            .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)
        ]
        var open: Job? = first
        var isOutOfTime = false
        do {
            let result = try await Subprocess.run(
                .path(FilePath(path)), arguments: Arguments(arguments), platformOptions: options,
                input: .inputWriter, output: .sequence, error: .discarded
            ) { execution in
                var answers = AnswerReader(execution.standardOutput, limit: answerLimit)
                while let job = open {
                    let watch = Task {
                        guard (try? await Task.sleep(for: job.deadline)) != nil else { return false }
                        try? execution.send(signal: .kill, toProcessGroup: true)
                        return true
                    }
                    // A process that has ended takes no message; that there is no answer tells it.
                    _ = try? await execution.standardInputWriter.write(framed(job.message))
                    let answer = await answers.next()
                    watch.cancel()
                    guard let answer else {
                        isOutOfTime = await watch.value
                        try? execution.send(signal: .kill, toProcessGroup: true)
                        return
                    }
                    job.answer.resume(returning: .message(answer))
                    open = await next(of: jobs)
                }
            }
            let ending =
                switch result.terminationStatus {
                case .exited(let code): "exited with status \(code)"
                case .signaled(let signal): "was ended by signal \(signal)"
                }
            open?.answer.resume(returning: isOutOfTime ? .outOfTime : .ended(ending))
        } catch {
            open?.answer.resume(returning: .notStarted("\(error)"))
        }
    }

    /// The next job. Nobody else waits for one: an iterator of its own for each is as good as one for all.
    private static func next(of jobs: AsyncStream<Job>) async -> Job? {
        var iterator = jobs.makeAsyncIterator()
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

    init(_ output: SubprocessOutputSequence, limit: Int) {
        buffers = output.makeAsyncIterator()
        self.limit = limit
    }

    /// The next message; nil when there is none, or one that is too long to be one.
    mutating func next() async -> [UInt8]? {
        guard await fill(4) else { return nil }
        let count = bytes[..<4].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard count <= limit, await fill(4 + count) else { return nil }
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
