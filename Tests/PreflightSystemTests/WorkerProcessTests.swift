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

    private let long = Duration.seconds(60)

    @Test func `answers one message after another`() async {
        let worker = Self.worker("exec cat")
        for message in [[1, 2, 3], [], [UInt8](repeating: 7, count: 30_000)] as [[UInt8]] {
            #expect(await worker.answer(to: message, within: long) == .message(message))
        }
    }

    @Test func `answers in the order of the questions, however many ask at once`() async {
        let worker = Self.worker("exec cat")
        await withTaskGroup { group in
            for number in 0..<50 as Range<UInt8> {
                group.addTask { await worker.answer(to: [number], within: long) == .message([number]) }
            }
            for await isRight in group { #expect(isRight) }
        }
    }

    @Test(arguments: [
        ("exit 7", "exited with status 7"), ("kill -SEGV $$", "was ended by signal 11"),
        // It ends in the middle of an answer.
        (#"printf '\004\000\000\000ab'"#, "exited with status 0"),
    ])
    func `tells how it ended, and is started anew`(script: String, ending: String) async {
        let worker = Self.worker(script)
        for _ in 0..<2 {
            #expect(await worker.answer(to: [1], within: long) == .ended(ending))
        }
    }

    @Test func `is killed when it takes too long, with all that it started`() async {
        let worker = Self.worker("sleep 1000 & wait")
        #expect(await worker.answer(to: [1], within: .milliseconds(50)) == .outOfTime)
    }

    @Test func `is not killed for an answer that is slow by the clock alone`() async {
        let worker = Self.worker("i=0; while [ $i -lt 20 ]; do sleep 0.2; i=$((i+1)); done; exec cat")
        #expect(await worker.answer(to: [1], within: .seconds(2)) == .message([1]))
    }

    @Test func `is killed when its answer is longer than any`() async {
        let answers = [
            // Of 4 GiB and of 5 bytes, where 4 are allowed.
            (#"printf '\377\377\377\377'; exec cat"#, WorkerProcess.Answer.ended("answered with too much")),
            (#"printf '\005\000\000\000hello'; exec cat"#, .ended("answered with too much")),
            (#"printf '\004\000\000\000hell'; exec cat"#, .message(Array("hell".utf8))),
        ]
        for (script, expected) in answers {
            let worker = Self.worker(script, limit: 4)
            #expect(await worker.answer(to: [1], within: long) == expected)
        }
    }

    @Test func `that was told to end does not answer with what it had written before`() async {
        // Answers twice, and with its number.
        let worker = Self.worker(
            #"for i in 1 2; do printf '\004\000\000\000%04d' $(($$ % 10000)); done; exec cat"#)
        let first = await worker.answer(to: [1], within: long)
        #expect(await worker.answer(to: [1], within: long) == first)
        worker.end()
        #expect(await worker.answer(to: [1], within: long) != first)
    }

    @Test func `that cannot be started says so`() async {
        let worker = WorkerProcess(path: "/no/such/program", arguments: [], answerLimit: 1)
        for _ in 0..<2 {
            guard case .notStarted(let reason) = await worker.answer(to: [1], within: long) else {
                Issue.record("it was started")
                continue
            }
            #expect(!reason.isEmpty)
        }
    }

    @Test func `has a moment to answer once nobody waits any more, and is killed after that`() async {
        let (slow, quick) = (Self.worker("sleep 1000"), Self.worker("sleep 0.05; exec cat"))
        let tasks = [slow, quick].map { worker in
            Task { await worker.answer(to: [1], within: long) }
        }
        for task in tasks { task.cancel() }
        #expect(await tasks[0].value == .cancelled)
        let answer = await tasks[1].value
        #expect(answer == .message([1]))
    }
}
