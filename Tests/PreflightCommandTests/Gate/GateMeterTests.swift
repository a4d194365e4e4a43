import MediaPreflight
import Synchronization
import TestSupport
import Testing
import WebTestSupport

@testable import preflight

/// How a run shows how far it has come.
@Suite(.tags(.slow), .ownThread) struct GateMeterTests {
    private final class Shown: Sendable {
        private let texts = Mutex<[String]>([])
        var all: [String] { texts.withLock { $0 } }
        func add(_ text: String) { texts.withLock { $0.append(text) } }
    }

    /// What a meter shows of 100 things, one every so many milliseconds.
    private func shown(onTerminal isTerminal: Bool, every milliseconds: Int) -> [String] {
        let (start, shown) = (ContinuousClock.now, Shown())
        let meter = GateMeter(isTerminal: isTerminal, start: start) { shown.add($0) }
        for judged in 1...100 {
            meter.show(
                GateProgress(judged: judged, total: 100, name: "dances/\(judged).mp4"),
                at: start + .milliseconds(judged * milliseconds))
        }
        meter.clear()
        return shown.all
    }

    @Test func `the progress of a run on a terminal is a line that stays in place, and goes`() throws {
        let lines = shown(onTerminal: true, every: 50)
        // After 300 ms, then every 100 ms, and not at the end.
        #expect(lines.count == 48)
        #expect(lines.first == "\r[#                   ] 6 of 100, 20/s, 5 s left  dances/6.mp4\u{1B}[K")
        #expect(lines.dropLast().allSatisfy { !$0.contains("\n") && $0.hasPrefix("\r[") })
        #expect(lines.last == "\r\u{1B}[K")
        #expect(shown(onTerminal: true, every: 1) == [], "a short run is over before anybody has read a line")
    }

    @Test func `the progress of a run in a log is a line now and then`() {
        #expect(
            shown(onTerminal: false, every: 300) == [
                "preflight: 34 of 100, 200/min, 20 s left\n", "preflight: 68 of 100, 200/min, 10 s left\n",
            ])
    }

    @Test(arguments: [
        (1, 2, 0.0, "1 of 2"), (1, 3, 100.0, "1 of 3, 0/min, 3 min 20 s left"),
        (10, 20, 1.0, "10 of 20, 10/s, 1 s left"), (99, 600, 10.0, "99 of 600, 594/min, 51 s left"),
        (10_000, 73_000_000, 1.0, "10000 of 73000000, 10000/s, 2 h 1 min left"),
    ])
    func `the progress of a run has count, rate and time left`(
        judged: Int, total: Int, seconds: Double, line: String
    ) {
        let progress = GateProgress(judged: judged, total: total, name: "")
        #expect(GateMeter.line(progress, after: .seconds(seconds)) == line)
    }

    @Test(arguments: [
        ("TERM=xterm", true), ("TERM=dumb", false), ("", false), ("TERM=xterm CI=true", false),
    ])
    func `the progress of a run is seen on a terminal that can draw`(variables: String, isSeen: Bool) throws {
        guard try Program.shell("script --version").output.contains("util-linux") else { return }
        // The run takes at least as long as it takes to be worth a line.
        let server = try ScriptedServer(.slowFirstByte(seconds: 0.5, then: .status(404)))
        let script = """
            env -u TERM -u CI \(variables) script -qec \
            "'\(try Program("preflight").path)' check --allow-private \(server.url("/a.png")) hero.png hero.png" \
            /dev/null </dev/null
            """
        let result = try Program.shell(script, in: Repository.demo)
        #expect(result.output.contains("] 1 of 3, ") == isSeen, "\(result.output)")
        #expect(result.output.contains("SRC020"))
    }

    @Test(arguments: [[:], ["CI": "true"], ["CI": "false", "TERM": "xterm"]])
    func `the progress of a run is not in a pipe`(environment: [String: String]) throws {
        let server = try ScriptedServer(.slowFirstByte(seconds: 0.5, then: .status(404)))
        let result = try Repository.preflight(
            "check", "--allow-private", server.url("/a.png"), "hero.png", environment: environment)
        #expect(result.errors == "" && result.status == 1)
    }
}
