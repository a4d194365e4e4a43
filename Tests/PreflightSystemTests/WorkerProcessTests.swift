import Foundation
import PreflightSystem
import TestSupport
import Testing

/// A process that answers messages: here `sh` with a script, or `cat`, which answers with what it is asked.
@Suite(.tags(.slow)) struct WorkerProcessTests {
    init() { _ = signal(SIGPIPE, SIG_IGN) }

    private static func worker(_ script: String, limit: Int = 1 << 20) -> WorkerProcess {
        WorkerProcess(path: "/bin/sh", arguments: ["-c", script], answerLimit: limit)
    }

    /// What became of a message, and how many answers came before that.
    private struct Outcome: Equatable {
        var answers: [[UInt8]] = []
        var ending: WorkerProcess.Ending?
    }

    private static let long = Duration.seconds(60)

    private func ask(
        _ worker: WorkerProcess, _ message: [UInt8] = [1], count: Int = 1, within deadline: Duration = long,
        unless isCancelled: () -> Bool = { false }
    ) -> Outcome {
        var outcome = Outcome()
        outcome.ending = worker.ask(message, answers: count, within: deadline, unless: isCancelled) {
            outcome.answers.append($0)
            return true
        }
        return outcome
    }

    @Test func `answers one message after another`() {
        let worker = Self.worker("exec cat")
        for message in [[1, 2, 3], [], [UInt8](repeating: 7, count: 30_000)] as [[UInt8]] {
            #expect(ask(worker, message) == Outcome(answers: [message]))
        }
    }

    @Test func `gives everybody their own answer, however many ask at once`() async {
        let worker = Self.worker("exec cat")
        await withTaskGroup { group in
            for number in 0..<50 as Range<UInt8> {
                group.addTask { ask(worker, [number]) == Outcome(answers: [[number]]) }
            }
            for await isRight in group { #expect(isRight) }
        }
    }

    @Test(arguments: [
        ("exit 7", "exited with status 7"), ("kill -SEGV $$", "was ended by signal 11"),
        // It ends in the middle of an answer.
        (#"printf '\004\000\000\000ab'"#, "exited with status 0"),
    ])
    func `tells how it ended, and is started anew`(script: String, ending: String) {
        let worker = Self.worker(script)
        for _ in 0..<2 { #expect(ask(worker) == Outcome(ending: .ended(ending))) }
    }

    @Test func `gives the answers that came before it ended or took too long`() {
        // Not before it was asked.
        let one = #"head -c 5 >/dev/null; printf '\002\000\000\000ab'"#
        #expect(
            ask(Self.worker("\(one); exit 3"), count: 3)
                == Outcome(answers: [Array("ab".utf8)], ending: .ended("exited with status 3")))
        #expect(
            ask(Self.worker("\(one); \(one.dropFirst(21)); sleep 1000"), count: 3, within: .milliseconds(300))
                == Outcome(answers: [Array("ab".utf8), Array("ab".utf8)], ending: .outOfTime))
    }

    @Test(arguments: ["sleep 1000 & wait", "printf '\\377\\000\\000\\000a'; sleep 1000"])
    func `is killed when it takes too long, with all that it started`(script: String) {
        #expect(ask(Self.worker(script), within: .milliseconds(50)).ending == .outOfTime)
    }

    @Test func `is killed when it takes too long to take a message`() {
        let message = [UInt8](repeating: 0, count: 1 << 20)
        #expect(ask(Self.worker("sleep 1000"), message, within: .milliseconds(50)).ending == .outOfTime)
    }

    @Test func `is not killed for an answer that is slow by the clock alone`() {
        let worker = Self.worker("i=0; while [ $i -lt 20 ]; do sleep 0.2; i=$((i+1)); done; exec cat")
        #expect(ask(worker, within: .seconds(2)) == Outcome(answers: [[1]]))
    }

    @Test func `is killed when its answer is longer than any`() {
        let answers = [
            // Of 4 GiB and of 5 bytes, where 4 are allowed.
            (#"printf '\377\377\377\377'; exec cat"#, Outcome(ending: .ended("answered with too much"))),
            (#"printf '\005\000\000\000hello'; exec cat"#, Outcome(ending: .ended("answered with too much"))),
            (#"printf '\004\000\000\000hell'; exec cat"#, Outcome(answers: [Array("hell".utf8)])),
        ]
        for (script, expected) in answers { #expect(ask(Self.worker(script, limit: 4)) == expected) }
    }

    @Test func `whose answer makes no sense does not answer with what else it had written`() {
        // Answers twice, and with its number.
        let worker = Self.worker(
            #"for i in 1 2; do printf '\004\000\000\000%04d' $(($$ % 10000)); done; exec cat"#)
        let first = ask(worker)
        #expect(ask(worker) == first)
        #expect(worker.ask([1], within: Self.long) { _ in false } == .garbled)
        let other = ask(worker)
        #expect(other.answers.count == 1 && other != first)
    }

    @Test func `that cannot be started says so`() {
        let worker = WorkerProcess(path: "/no/such/program", arguments: [], answerLimit: 1)
        for _ in 0..<2 {
            #expect(ask(worker) == Outcome(ending: .notStarted("No such file or directory")))
        }
    }

    @Test func `has a moment to answer once nobody waits any more, and is killed after that`() async {
        // Asked once before the message is sent.
        func cancelledSoon(_ script: String) async -> Outcome {
            let worker = Self.worker(script)
            return await withCheckedContinuation { continuation in
                Thread.detachNewThread {
                    var looks = 0
                    let outcome = ask(
                        worker,
                        unless: {
                            looks += 1
                            return looks > 1
                        })
                    continuation.resume(returning: outcome)
                }
            }
        }
        #expect(await cancelledSoon("sleep 1000") == Outcome(ending: .cancelled))
        #expect(await cancelledSoon("sleep 0.05; exec cat") == Outcome(answers: [[1]]))
    }

    @Test func `is not started for somebody who does not wait`() {
        #expect(ask(Self.worker("exec cat"), unless: { true }) == Outcome(ending: .cancelled))
    }

    @Test(arguments: [
        (
            #"printf '\002\000\000\000\001q'; head -c 4 >/dev/null; printf '\002\000\000\000\000a'; exec cat"#,
            nil
        ),
        (
            #"printf '\002\000\000\000\002q'; exec cat"#,
            WorkerProcess.Ending.garbled
        ),
        (#"printf '\000\000\000\000'; exec cat"#, .garbled),
        (#"printf '\002\000\000\000\001?'; exec cat"#, .garbled),
    ])
    func `may ask before it answers, but nothing that makes no sense`(
        script: String, ending: WorkerProcess.Ending?
    ) {
        var answers: [[UInt8]] = []
        let came = Self.worker(script).ask(
            [1], within: Self.long, replying: { $0 == Array("q".utf8) ? [] : nil },
            receive: {
                answers.append($0)
                return true
            })
        #expect(came == ending)
        #expect(answers == (ending == nil ? [Array("a".utf8)] : []))
    }
}
