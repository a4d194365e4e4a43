#if os(Linux)
    import Foundation
    import ReportTestSupport
    import Testing

    /// Files that bring down what measures them.
    @Suite struct `A file that crashes what measures it` {
        private let folder: TemporaryFolder
        private let saboteur: Saboteur

        init() throws {
            folder = try TemporaryFolder()
            saboteur = try Saboteur()
        }

        /// Makes copies of a sample.
        private func add(_ names: [String], of sample: String = "hero.png") throws {
            for name in names {
                try AssetSource.link(
                    Repository.demo.appendingPathComponent(sample),
                    to: folder.url.appendingPathComponent(name))
            }
        }

        private func check(_ arguments: String...) throws -> Program.Result {
            try Program("preflight").run(
                ["check", "."] + arguments, environment: saboteur.environment, in: folder.url)
        }

        @Test func `leaves every other verdict intact, and says what happened`() throws {
            let good = (0..<100).map { "\($0)-hero.png" }
            try add(good)
            try add(["13-crash.png", "49-crash.png", "50-crash.png", "77-quit.png", "78-garble.png"])
            let result = try check("--format", "json", "--jobs", "3")
            #expect(result.status == 3 && result.errors.isEmpty, "\(result.errors)")
            let run = try JudgedRun(result.output)
            #expect(run.assets.filter { $0.verdict == "pass" }.map(\.path).sorted() == good.sorted())
            #expect(run.summary.unknown == 5 && run.summary.assets == 105)
            let said = Dictionary(
                run.findings.map { ($0.location.path, "\($0.code) \($0.outcome) \($0.message)") },
                uniquingKeysWith: { "\($0) \($1)" })
            let process = "SRC006 unknown the process that measured it"
            #expect(
                said == [
                    "13-crash.png": "\(process) was ended by signal 11",
                    "49-crash.png": "\(process) was ended by signal 11",
                    "50-crash.png": "\(process) was ended by signal 11",
                    "77-quit.png": "\(process) exited with status 7",
                    "78-garble.png": "\(process) gave a garbled answer",
                ])
        }

        @Test func `does not hide what fails`() throws {
            try add(["crash.png", "hero.png"])
            try add(["small.jpg"], of: "hero-too-small.jpg")
            let result = try check()
            #expect(result.status == 1 && result.output.contains("IMG003"), "\(result.output)")
            #expect(try check("--fail-on", "never").status == 0)
        }

        @Test func `of a pair or a request leaves the other medium's verdict`() throws {
            try add(["crash.png"])
            try add(["dance.mp4"], of: "dance-too-long.mp4")
            try folder.write(
                "a.request.json",
                Array(
                    #"{"image_url": "crash.png", "video_url": "dance.mp4", "character_orientation": "image", "mode": "pro"}"#
                        .utf8))
            let result = try check("--format", "json")
            let run = try JudgedRun(result.output)
            let media = run.assets.filter { $0.request != nil }
            #expect(media.map(\.verdict) == ["unknown", "fail"], "\(result)")
            #expect(run.findings.contains { $0.message.contains("signal 11") })
        }
    }
#endif
