import Synchronization

/// A process that answers messages, one after another. It is started when it is first asked, and anew after it ended.
///
/// A message is led by its length, as four bytes, the lowest first. The process gets nothing of ours but the
/// environment, is in a process group of its own, and sees the end of its input when we are gone, however we went. We
/// must ignore SIGPIPE: a process may end while it is being asked. Every call blocks, one at a time.
package final class WorkerProcess: Sendable {
    private let path: String
    private let arguments: [String]
    private let answerLimit: Int
    private let child = Mutex<WorkerChild?>(nil)

    /// Why there are fewer answers than were asked for.
    package enum Ending: Sendable, Hashable {
        /// The process ended instead, for the reason in words.
        case ended(String)
        /// The process was killed because the next answer took too long.
        case outOfTime
        /// Nobody waits any longer; the process was killed unless it answered soon.
        case cancelled
        /// The process was killed because an answer of its made no sense.
        case garbled
        /// The process could not be started, for the reason in words.
        case notStarted(String)
    }

    /// How long a process that is answering may go on once nobody needs the answer any more: enough for nearly all.
    private static let grace: Duration = .seconds(1)
    /// Most questions of a process before it answers: many times what the largest file takes.
    private static let questionLimit = 100_000

    /// Creates a process that is yet to be started.
    /// - Parameters:
    ///   - path: The program.
    ///   - arguments: Its arguments.
    ///   - answerLimit: Bytes of the longest answer that is taken for one.
    package init(path: String, arguments: [String], answerLimit: Int) {
        (self.path, self.arguments, self.answerLimit) = (path, arguments, answerLimit)
    }

    /// Starts the process before it is asked anything, so that nobody waits for that later.
    package func start() { child.withLock { child in _ = try? running(&child) } }

    private func running(_ child: inout WorkerChild?) throws(SystemFailure) -> WorkerChild {
        if let child { return child }
        let new = try WorkerChild(path, arguments)
        child = new
        return new
    }

    /// Asks the process.
    /// - Parameters:
    ///   - message: What is asked.
    ///   - count: How many answers there are to it.
    ///   - deadline: How long the process may compute, or wait without computing, for each of them. One that takes longer
    ///     is killed.
    ///   - isCancelled: Whether nobody waits any longer. Asked twenty times a second.
    ///   - reply: Answers the process's questions, nil to one that makes no sense; its messages then begin with a byte
    ///     that is 0 for the answer and 1 for a question. It has the whole time again after each. nil when there are none.
    ///   - receive: Takes each answer as it comes, and tells whether it makes sense: after one that does not, what else the
    ///     process has written would be taken for the answers to what it is asked next.
    /// - Returns: Why there were fewer answers; nil when there were not.
    package func ask(
        _ message: [UInt8], answers count: Int = 1, within deadline: Duration,
        unless isCancelled: () -> Bool = { false }, replying reply: (([UInt8]) -> [UInt8]?)? = nil,
        receive: ([UInt8]) -> Bool
    ) -> Ending? {
        child.withLock { child in
            if isCancelled() { return .cancelled }
            let running: WorkerChild
            do throws(SystemFailure) { running = try self.running(&child) } catch {
                return .notStarted(error.description)
            }
            var watch = running.watch(deadline)
            var lastMoment: ContinuousClock.Instant?
            let isOver = {
                if lastMoment == nil, isCancelled() { lastMoment = .now.advanced(by: Self.grace) }
                return lastMoment.map { $0 <= .now } ?? watch.isOver()
            }
            do throws(WorkerChild.Failure) {
                try running.send(message, unless: isOver)
                var (answerCount, questionCount) = (0, 0)
                while answerCount < count {
                    let words = try running.message(atMost: answerLimit, unless: isOver)
                    if let reply, words.first == 1, questionCount < Self.questionLimit {
                        questionCount += 1
                        guard let answer = reply(Array(words.dropFirst())) else { throw .senseless }
                        try running.send(answer, unless: isOver)
                    } else {
                        guard reply == nil || words.first == 0,
                            receive(reply == nil ? words : Array(words.dropFirst()))
                        else { throw .senseless }
                        answerCount += 1
                    }
                    // The time that we took is not the process's.
                    watch = running.watch(deadline)
                }
                return nil
            } catch {
                child = nil
                let words = running.end()
                switch error {
                case .gone: return .ended(words)
                case .tooMuch: return .ended("answered with too much")
                case .senseless: return .garbled
                case .givenUp: return lastMoment == nil ? .outOfTime : .cancelled
                }
            }
        }
    }
}
