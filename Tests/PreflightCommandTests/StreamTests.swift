import Foundation
import TestSupport
import Testing

/// `preflight stream`: requests as they come, one a line.
@Suite(.tags(.slow), .ownThread) struct StreamTests {
    private let program: Program
    private let folder: TemporaryFolder

    init() throws {
        program = try Program("preflight")
        folder = try TemporaryFolder()
    }

    /// Numbers of the lines that reports are on.
    private func lines(_ output: String) throws -> [Int] {
        try output.split(separator: "\n").map { report in
            let report = try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any]
            return try #require(report?["line"] as? Int)
        }
    }

    private func requests(_ count: Int) throws -> String {
        try folder.write("requests.jsonl", Array((1...count).map { "{\"id\": \($0)}\n" }.joined().utf8))
    }

    @Test func `a thousand lines have a thousand reports in their order`() throws {
        let result = try Program.shell("'\(program.path)' stream < '\(try requests(1000))'")
        #expect(result.status == 0)
        #expect(result.errors.isEmpty)
        #expect(try lines(result.output) == Array(1...1000))
    }

    @Test func `the end of input ends it, with or without a last line end`() throws {
        let result = try Program.shell("printf '{}\\n\\n{}' | '\(program.path)' stream --jobs 3")
        #expect(result.status == 0)
        #expect(try lines(result.output) == [1, 3])
        // Whatever is still being started then is nobody's business.
        for _ in 0..<40 {
            let nothing = try Program.shell("'\(program.path)' stream </dev/null")
            #expect(nothing.status == 0 && nothing.output.isEmpty && nothing.errors.isEmpty, "\(nothing)")
        }
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `a signal ends the wait for a request`(number: Int32) throws {
        let running = try RunningProgram(program, ["stream", "--offline"])
        try running.send("{}\n{")
        #expect(try running.output.next() != nil)
        running.signal(number)
        #expect(try running.output.next() == nil)
        let end = running.end()
        #expect(end.status == 0)
        #expect(!end.wasKilled)
    }

    @Test func `a signal lets what was read be reported`() throws {
        let running = try RunningProgram(program, ["stream", "--offline"], input: try requests(1_000_000))
        #expect(try running.output.next() != nil)
        // The rest does not fit into the pipe: the program is at work.
        running.signal(SIGTERM)
        let rest = try lines(try running.output.all())
        #expect(rest == Array(2..<(rest.count + 2)))
        #expect(rest.count < 999_999)
        let end = running.end()
        #expect(end.status == 0)
        #expect(!end.wasKilled)
    }

    @Test func `a second signal ends the wait for a reader`() throws {
        let requests = try folder.write(
            "requests.jsonl", Array(repeatElement([0x78, 0x0A], count: 100_000).joined()))
        let running = try RunningProgram(program, ["stream", "--offline"], input: requests)
        #expect(try running.output.next() != nil)
        // What it has read is reported in far more bytes than a pipe holds, and nobody reads them.
        running.signal(SIGTERM)
        running.signal(SIGINT)
        let end = running.end()
        #expect(end.status == 2 && !end.wasKilled)
    }

    @Test func `a reader that goes away ends it quietly`() throws {
        let result = try Program.shell(
            "{ '\(program.path)' stream < '\(try requests(100_000))'; echo \"status $?\" >&2; } | head -n 1")
        #expect(result.errors == "status 0\n")
        #expect(try lines(result.output) == [1])
    }

    @Test func `output that cannot be written and input that cannot be read end with status 2`() throws {
        let full = try Program.shell("echo '{}' | '\(program.path)' stream >/dev/full")
        #expect(full.status == 2)
        #expect(full.errors.contains("cannot write the output: No space left"))
        let input = try Program.shell("'\(program.path)' stream <'\(folder.url.path)'")
        #expect(input.status == 2)
        #expect(input.errors.contains("cannot read standard input: "))
        let closed = try Program.shell("'\(program.path)' stream <&-")
        #expect(closed.status == 2)
        #expect(closed.errors == "error: cannot read standard input: Bad file descriptor\n")
    }

    @Test(arguments: [
        ["--jobs", "0"], ["--jobs", "-1"], ["--jobs", "many"], ["--jobs", "100000"], ["--profile", "gone"],
        ["request.json"], ["--sloppy"],
    ])
    func `wrong usage ends with status 2`(arguments: [String]) throws {
        let result = try program.run(["stream", "--offline"] + arguments)
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(!result.errors.isEmpty)
    }
}

// MARK: - Examples

extension StreamTests {
    private static func has(_ interpreter: String) -> Bool {
        (try? Program.shell("command -v \(interpreter)").status) == 0
    }

    private func example(_ command: String) throws -> Program.Result {
        try Program.shell(
            "PREFLIGHT='\(program.path)' \(command) Examples/stream/requests.jsonl", in: Repository.root)
    }

    @Test(.enabled(if: Self.has("python3"), "there is no python3"))
    func `the example in Python prints a line for each request`() throws {
        let result = try example("python3 Examples/stream/stream.py")
        #expect(result.status == 0)
        #expect(result.output == "line 1: pass\nline 2: fail\n")
    }

    @Test(.enabled(if: Self.has("node"), "there is no node"))
    func `the example in JavaScript prints a line for each request`() throws {
        let result = try example("node Examples/stream/stream.mjs")
        #expect(result.status == 0)
        #expect(result.output == "line 1: pass\nline 2: fail\n")
    }
}
