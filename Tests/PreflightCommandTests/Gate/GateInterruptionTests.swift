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
            let remark = "Interrupted: 3 of \(width + 13) were judged"
            #expect(text.contains("a.png") && text.contains(remark), "\(text)")
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

        /// A run that waits for a URL, and whose output is more than a pipe holds.
        private func startWaiting(_ server: ScriptedServer, _ arguments: String...) throws -> RunningProgram {
            let names = (0..<100).map { "\($0).png" }
            for name in names {
                try AssetSource.link(
                    Repository.demo.appendingPathComponent("hero.png"),
                    to: folder.url.appendingPathComponent(name))
            }
            let program = try start(
                names + [server.url("/"), "--allow-private", "--verbose", "--format", "json"] + arguments)
            #expect(becomes { !server.record.requests.isEmpty })
            return program
        }

        @Test func `twice, as timeout does, loses nothing of the report that is being written`() throws {
            let program = try startWaiting(try ScriptedServer(.silent))
            program.signal(SIGTERM)
            let first = try #require(try program.output.next())
            // More is to come than the pipe holds.
            program.signal(SIGINT)
            program.signal(SIGTERM)
            let run = try JudgedRun(first + "\n" + program.output.all())
            #expect(program.end() == (143, false))
            #expect(run.summary.interrupted)
        }

        @Test func `twice does not wait for a reader who never reads, and writes the other outputs`() throws {
            let program = try startWaiting(try ScriptedServer(.silent), "--format", "json=run.json")
            program.signal(SIGINT)
            program.signal(SIGTERM)
            #expect(program.end() == (2, false))
            #expect(try JudgedRun(folder.text("run.json") ?? "").summary.interrupted)
            #expect(becomes { processes.isEmpty })
        }

        /// What a command that is ended while it measures `hang.png` says, and what its output begins with.
        static let commands = [
            ("probe a.png hang.png b.png --format json", " of 3 assets were measured", "{"),
            ("matrix hang.png dance.mp4", " of 2 assets were measured", "Accepted by none"),
            ("baseline .", " of 5 were judged, and '.preflight-baseline.json' was not written", ""),
            ("fix --dry-run a.png hang.png", " of 2 assets were dealt with", ""),
            ("fix a.png hang.png", " of 2 assets were dealt with; no copy of the others was made", ""),
            ("check . --quiet", "", "UNKNOWN  the run was interrupted: "),
        ]

        @Test(arguments: commands)
        func `a command says what was done, whichever it is`(
            command: String, account: String, beginning: String
        ) throws {
            for (name, sample) in [("hang.png", "hero.png"), ("dance.mp4", "dance.mp4")] {
                try AssetSource.link(
                    Repository.demo.appendingPathComponent(sample),
                    to: folder.url.appendingPathComponent(name))
            }
            let fault = try Fault("hang@hang.png")
            let result = try Program.shell(
                """
                '\(try Program("preflight").path)' \(command) & asked=$!
                while ! test -s "$PREFLIGHT_FAULT_MARK"; do sleep 0.05; done
                kill -TERM $asked; kill -TERM $asked; wait $asked
                """, environment: fault.environment, in: folder.url)
            #expect(fault.met.contains("hang"))
            #expect(result.status == 143 && !result.wasKilled, "\(result)")
            let expected = account.isEmpty ? "" : #"^interrupted: \d"# + account + "\n$"
            #expect(
                result.errors.range(of: expected, options: .regularExpression) != nil
                    || (account.isEmpty && result.errors.isEmpty), "\(result.errors)")
            #expect(result.output.hasPrefix(beginning), "\(result.output)")
            #expect(folder.text(".preflight-baseline.json") == nil)
            if beginning == "{" {
                // What is printed was measured.
                let digit = result.errors.dropFirst("interrupted: ".count).first
                let number = try #require(digit?.wholeNumberValue)
                #expect(result.output.components(separatedBy: "\"path\":").count == number + 1)
                #expect(!result.output.contains("cancelled"))
            }
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
