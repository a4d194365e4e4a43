import Foundation
import TestSupport
import Testing

@testable import PreflightSystem

@Suite(.tags(.slow)) struct ProgramTests {
    /// Runs a line of shell, which is what the tests start, not what `Program` does.
    private func shell(
        _ script: String, environment: [String: String] = [:], outputLimit: Int = 1 << 20,
        deadline: Duration = .seconds(60)
    ) async throws(ProgramFailure) -> ProgramResult {
        try await Program.run(
            "sh", ["-c", script], environment: environment, outputLimit: outputLimit, deadline: deadline)
    }

    @Test func `what a program writes and how it ends is told`() async throws {
        let result = try await shell("printf out; printf err >&2; exit 7")
        #expect(result.output == Array("out".utf8))
        #expect(result.standardError == Array("err".utf8))
        #expect(result.ending == .exited(7))
        #expect(!result.hasSucceeded)
    }

    @Test func `a signal is another end than a status`() async throws {
        #expect(try await shell("kill -TERM $$").ending == .killed(signal: SIGTERM))
    }

    @Test(arguments: ["$(touch made)", "a b", "*", "'\"\n", ";exit 1", "日本語", ""])
    func `no shell reads the arguments`(_ argument: String) async throws {
        let result = try await Program.run(
            "printf", ["%s", argument], outputLimit: 100, deadline: .seconds(60))
        #expect(result.output == Array(argument.utf8))
    }

    @Test func `an argument that C would cut short is refused`() async {
        await #expect(throws: ProgramFailure.notStarted("an argument has a NUL character")) {
            try await Program.run("printf", ["a\0b"], outputLimit: 100, deadline: .seconds(60))
        }
    }

    @Test func `variables are set beside ours`() async throws {
        let result = try await shell("printf %s \"$GREETING:$PATH\"", environment: ["GREETING": "hello"])
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        #expect(String(decoding: result.output, as: UTF8.self) == "hello:\(path)")
    }

    @Test func `it has an empty input and no descriptor of ours`() async throws {
        // One that every program we start would inherit.
        let descriptor = dup(STDERR_FILENO)
        defer { close(descriptor) }
        let result = try await shell("cat; for fd in /dev/fd/*; do echo ${fd##*/}; done")
        let open = Set(String(decoding: result.output, as: UTF8.self).split(separator: "\n").map(String.init))
        #expect(!open.contains("\(descriptor)"))
        // One more, which the shell holds to list the folder.
        #expect(open.count <= 4 && open.isSuperset(of: ["0", "1", "2"]))
    }

    @Test func `much on both streams does not block, and of standardError the end is kept`() async throws {
        let result = try await shell(
            "i=0; while [ $i -lt 4000 ]; do printf %0100d $i; printf %0100d $i >&2; i=$((i+1)); done")
        #expect(result.output.count == 400_000)
        #expect(result.standardError.count == 64 << 10)
        #expect(result.standardError.suffix(4) == Array("3999".utf8)[...])
    }

    @Test(arguments: [(3, true), (4, true), (5, false)])
    func `output is bounded`(_ count: Int, isAccepted: Bool) async throws {
        let outcome: Result<ProgramResult, ProgramFailure>
        do throws(ProgramFailure) {
            outcome = .success(try await shell("printf %0\(count)d 0", outputLimit: 4))
        } catch { outcome = .failure(error) }
        if isAccepted {
            #expect(try outcome.get().output.count == count)
        } else {
            #expect(outcome == .failure(.tooMuchOutput(limit: 4)))
        }
    }

    @Test func `endless output ends the program`() async {
        await #expect(throws: ProgramFailure.tooMuchOutput(limit: 1000)) {
            try await shell("while :; do echo more; done", outputLimit: 1000)
        }
    }

    @Test(arguments: [
        "sleep 1000", "sleep 1000 & sleep 1000", "exec >&- 2>&-; sleep 1000", "trap '' TERM; sleep 1000",
    ])
    func `a program that takes too long is killed with all it started`(_ script: String) async throws {
        let mark = "preflight-\(UUID().uuidString)"
        await #expect(throws: ProgramFailure.outOfTime(.milliseconds(300))) {
            try await shell("\(script) #", environment: ["MARK": mark], deadline: .milliseconds(300))
        }
        #if os(Linux)
            try #expect(await hasEnded(mark))
        #endif
    }

    @Test func `a program that computes for too long is killed`() async {
        await #expect(throws: ProgramFailure.outOfTime(.milliseconds(300))) {
            try await shell("while :; do :; done", deadline: .milliseconds(300))
        }
    }

    /// As on a busy machine: it goes on, though not fast.
    @Test func `a program that takes longer by the clock, and computes little, comes to its end`()
        async throws
    {
        let result = try await shell(
            """
            i=0
            while [ $i -lt 100 ]; do
                sleep 0.1; i=$((i+1)); j=0
                while [ $j -lt 500 ]; do j=$((j+1)); done
            done
            printf done
            """, deadline: .seconds(8))
        #expect(result.output == Array("done".utf8))
    }

    @Test func `a cancelled task kills its program`() async throws {
        let mark = "preflight-\(UUID().uuidString)"
        let task = Task { () -> ProgramFailure? in
            do throws(ProgramFailure) {
                _ = try await shell("sleep 1000", environment: ["MARK": mark])
                return nil
            } catch { return error }
        }
        try await Task.sleep(for: .milliseconds(100))
        task.cancel()
        #expect(await task.value == .cancelled)
        #if os(Linux)
            try #expect(await hasEnded(mark))
        #endif
    }

    @Test func `a daemon that keeps the pipe does not keep us`() async throws {
        // The shell ends; what it left in the background has our pipe, and sleeps on.
        let result = try await shell("printf done; sleep 30 & exit 0")
        #expect(result.output == Array("done".utf8))
        #expect(result.hasSucceeded)
    }

    @Test func `a program that is not there is told apart`() async {
        await #expect(throws: ProgramFailure.notFound("no-such-program")) {
            try await Program.run("no-such-program", [], outputLimit: 1, deadline: .seconds(60))
        }
    }

    /// Whether no process with a mark in its environment is left, at the latest after a while: the killed are
    /// removed by whoever inherits them.
    private func hasEnded(_ mark: String) async throws -> Bool {
        for _ in 0..<200 {
            let processes = try FileManager.default.contentsOfDirectory(atPath: "/proc").filter {
                Int($0) != nil
            }
            let marked = processes.contains { process in
                let environment = FileManager.default.contents(atPath: "/proc/\(process)/environ") ?? Data()
                return environment.range(of: Data("MARK=\(mark)".utf8)) != nil
            }
            if !marked { return true }
            try await Task.sleep(for: .milliseconds(50))
        }
        return false
    }
}

@Suite struct ProgramPathTests {
    @Test func `the first that may be run is found`() throws {
        let folder = try TemporaryFolder()
        for name in ["one", "one/folder", "two"] { try folder.makeFolder(name) }
        try folder.write("one/tool")
        let tool = try folder.write("two/tool")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tool)

        let list = "none:\(folder.path("one")):\(folder.path("two"))"
        #expect(Program.path(of: "tool", in: list) == tool)
        #expect(Program.path(of: "folder", in: list) == nil)
    }

    @Test(arguments: ["", ":", ".", "bin", "./bin:../bin"])
    func `folders that depend on where we are are passed over`(_ list: String) {
        #expect(Program.path(of: "sh", in: list) == nil)
    }

    @Test(arguments: ["", "/bin/sh", "./sh", "bin/sh", "sh\0"])
    func `only a plain name is looked for`(_ name: String) {
        #expect(Program.path(of: name, in: "/:/bin:/usr/bin") == nil)
    }
}
