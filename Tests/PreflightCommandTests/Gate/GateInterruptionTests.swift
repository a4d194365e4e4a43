#if os(Linux)
    import Foundation
    import PreflightModel
    import TestSupport
    import Testing
    import WebTestSupport

    /// Runs that somebody ends. Whether a signal's time has come is read from the system, not guessed.
    @Suite(.tags(.slow)) struct GateInterruptionTests {
        private let folder: TemporaryFolder
        private let cache: TemporaryFolder
        private let mark = UUID().uuidString

        init() throws {
            folder = try TemporaryFolder()
            cache = try TemporaryFolder()
            for name in ["a.png", "b.png", "c.png"] {
                try AssetSource.link(
                    Repository.demo.appendingPathComponent("hero.png"),
                    to: folder.url.appendingPathComponent(name))
            }
        }

        private func start(_ arguments: [String], environment: [String: String] = [:]) throws
            -> RunningProgram
        {
            try RunningProgram(
                Program("preflight"), ["check"] + arguments,
                environment: environment.merging([
                    "PREFLIGHT_TEST": mark, "PREFLIGHT_CACHE_DIR": cache.url.path,
                ]) { given, _ in given },
                in: folder.url)
        }

        /// Processes of this test that run.
        private var processes: [RunningProcess] { RunningProcess.all(with: "PREFLIGHT_TEST=\(mark)") }

        @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
        func `a run ended while a URL does not answer writes what is known to every output`(
            signal: Int32, status: Int32
        )
            throws
        {
            // As many as are worked on at once, with the files; those of the other server are begun when the files are
            // done, and some are not begun at all.
            let width = FetchPolicy().connectionCount
            let (server, other) = (try ScriptedServer(.silent), try ScriptedServer(.silent, on: .second))
            let urls =
                (3..<width).map { server.url("/\($0).png") } + (0..<3).map { other.url("/\($0).png") }
                + (0..<10).map { server.url("/late-\($0).png") }
            let program = try start(
                ["a.png", "b.png", "c.png"] + urls
                    + [
                        "--allow-private", "--format", "text", "--format", "json=run.json", "--format",
                        "sarif=run.sarif",
                    ])
            #expect(becomes { other.record.requests.count == 3 })
            program.signal(signal)
            let text = try program.output.all()
            #expect(program.end() == (status, false))

            let run = try JudgedRun(folder.text("run.json") ?? "")
            #expect(run.summary.interrupted)
            #expect(run.assets.count == width + 3 && run.summary.unjudged == 10)
            #expect(run.assets.prefix(3).map(\.verdict) == ["pass", "pass", "pass"])
            #expect(run.assets.dropFirst(3).allSatisfy { $0.verdict == "unknown" })
            #expect(text.contains("a.png") && text.contains("Interrupted: 10 of"), "\(text)")
            #expect(folder.text("run.sarif")?.isEmpty == false)
            #expect(try folder.names() == ["a.png", "b.png", "c.png", "run.json", "run.sarif"])
            #expect(becomes { processes.isEmpty })
        }

        @Test func `a run ended while a file is measured without end does not wait for it`() throws {
            let fault = try Fault("hang@hang.png")
            try AssetSource.link(
                Repository.demo.appendingPathComponent("hero.png"),
                to: folder.url.appendingPathComponent("hang.png"))
            let program = try start(
                [".", "--jobs", "1", "--format", "json"], environment: fault.environment)
            #expect(becomes { fault.met == ["hang"] })
            program.signal(SIGINT)
            let run = try JudgedRun(try program.output.all())
            #expect(program.end() == (130, false))
            #expect(run.assets.filter { $0.verdict == "pass" }.map(\.path) == ["a.png", "b.png", "c.png"])
            #expect(run.summary.interrupted)
            #expect(becomes { processes.isEmpty })
        }

        @Test func `a run ended twice ends at once`() throws {
            let server = try ScriptedServer(.silent)
            let names = (0..<100).map { "\($0).png" }
            for name in names {
                try AssetSource.link(
                    Repository.demo.appendingPathComponent("hero.png"),
                    to: folder.url.appendingPathComponent(name))
            }
            // Nobody reads its output, which is more than a pipe holds: after the first signal it waits for that.
            let program = try start(
                names + [server.url("/"), "--allow-private", "--verbose", "--format", "json"])
            #expect(becomes { !server.record.requests.isEmpty })
            program.signal(SIGINT)
            #expect(becomes { RunningProcess(program.identifier)?.catches(SIGINT) == false })
            program.signal(SIGINT)
            #expect(program.end() == (SIGINT, true))
            #expect(becomes { processes.isEmpty })
        }

        @Test func `a run ended by force takes its processes with it`() throws {
            let server = try ScriptedServer(.silent)
            let program = try start([".", server.url("/x.png"), "--allow-private", "--jobs", "3"])
            #expect(becomes { processes.contains { $0.isWorker } && !server.record.requests.isEmpty })
            program.signal(SIGKILL)
            #expect(program.end() == (SIGKILL, true))
            #expect(becomes { processes.isEmpty })
        }
    }

    /// Waits until something is so, for ten minutes at most.
    ///
    /// Blocks: a test that gave its thread away would get it back when the tests that wait for programs are through, and
    /// what it waited for be over.
    func becomes(_ isSo: () -> Bool) -> Bool {
        let end = ContinuousClock.now + .seconds(600)
        while !isSo() {
            guard ContinuousClock.now < end else { return false }
            usleep(5000)
        }
        return true
    }
#endif
