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

    /// Ends the process; the next message is for a new one. For one whose answer made no sense: what else it has written
    /// would be taken for the answers to what it is asked next.
    package func end() { child.withLock { $0 = nil } }

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
    /// - Returns: The answers, and why they are not all.
    package func answers(
        to message: [UInt8], count: Int = 1, within deadline: Duration,
        unless isCancelled: () -> Bool = { false }, replying reply: (([UInt8]) -> [UInt8]?)? = nil
    ) -> (answers: [[UInt8]], ending: Ending?) {
        child.withLock { child in
            if isCancelled() { return ([], .cancelled) }
            let running: WorkerChild
            do throws(SystemFailure) { running = try self.running(&child) } catch {
                return ([], .notStarted(error.description))
            }
            var answers: [[UInt8]] = []
            var watch = running.watch(deadline)
            var lastMoment: ContinuousClock.Instant?
            let isOver = {
                if lastMoment == nil, isCancelled() { lastMoment = .now.advanced(by: Self.grace) }
                return lastMoment.map { $0 <= .now } ?? watch.isOver()
            }
            do throws(WorkerChild.Failure) {
                try running.send(message, unless: isOver)
                var questionCount = 0
                while answers.count < count {
                    let words = try running.message(atMost: answerLimit, unless: isOver)
                    guard let reply else {
                        answers.append(words)
                        watch = running.watch(deadline)
                        continue
                    }
                    switch words.first {
                    case 0: answers.append(Array(words.dropFirst()))
                    case 1 where questionCount < Self.questionLimit:
                        questionCount += 1
                        guard let answer = reply(Array(words.dropFirst())) else { throw .senseless }
                        // The time that we took is not the process's.
                        watch = running.watch(deadline)
                        try running.send(answer, unless: isOver)
                    default: throw .senseless
                    }
                }
                return (answers, nil)
            } catch {
                child = nil
                let words = running.end()
                switch error {
                case .gone: return (answers, .ended(words))
                case .tooMuch: return (answers, .ended("answered with too much"))
                case .senseless: return (answers, .ended("asked what makes no sense"))
                case .givenUp: return (answers, lastMoment == nil ? .outOfTime : .cancelled)
                }
            }
        }
    }
}
