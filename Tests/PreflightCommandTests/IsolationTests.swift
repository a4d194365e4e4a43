import Foundation
import TestSupport
import Testing
import WebTestSupport

/// A file that brings down what measures it costs itself its facts, and nobody else anything: whichever command met it.
@Suite(.tags(.slow), .ownThread) struct IsolationTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for name in ["bad.png", "hero.png"] { try add(name, of: "hero.png") }
        try add("dance.mp4", of: "dance.mp4")
        for (name, image) in [("bad", "bad.png"), ("good", "hero.png")] {
            try folder.write("\(name).request.json", Self.request(image))
        }
        let lines = [Self.request("bad.png"), Self.request("hero.png")].joined(separator: "\n")
        try folder.write("lines", lines)
    }

    private func add(_ name: String, of sample: String) throws {
        try AssetSource.link(
            Repository.demo.appendingPathComponent(sample), to: folder.url.appendingPathComponent(name))
    }

    private static func request(_ image: String) -> String {
        """
        {"image_url": "\(image)", "video_url": "dance.mp4", "character_orientation": "image", "mode": "pro"}
        """
    }

    /// A command that measures `bad.png`, what its exit status is then, and what it says of the others.
    struct Command: Sendable, CustomTestStringConvertible {
        let script: String
        let status: Int32
        /// What its output has when the others were measured.
        let others: [String]
        var testDescription: String { script }
    }

    static let commands = [
        Command(script: "check bad.png", status: 3, others: []),
        Command(script: "check bad.png hero.png", status: 3, others: ["PASS     hero.png"]),
        Command(script: "check --image bad.png --video dance.mp4", status: 3, others: ["PASS     dance.mp4"]),
        Command(script: "check .", status: 3, others: ["PASS     hero.png", "PASS     dance.mp4"]),
        Command(
            script: "check --request bad.request.json", status: 3, others: ["dance.mp4  MP4 h264 540×960"]),
        Command(script: "stream <lines", status: 0, others: [#""line":2"#, #""verdict":"pass""#]),
        Command(script: "probe bad.png hero.png", status: 3, others: ["hero.png  PNG 900×1200"]),
        Command(script: "fix --dry-run bad.png hero.png", status: 3, others: ["hero.png"]),
        Command(script: "matrix bad.png dance.mp4", status: 3, others: ["dance.mp4"]),
        Command(
            script: "baseline .", status: 0,
            others: ["Written: .preflight-baseline.json, ", "no content to be known by"]),
    ]

    @Test(arguments: commands, ["crash", "garbage"])
    func `a crashing file leaves every other verdict, and says what happened`(command: Command, kind: String)
        throws
    {
        let fault = try Fault("\(kind)@bad.png")
        let result = try run(command.script, fault)
        #expect(fault.met.contains(kind))
        #expect(result.status == command.status && !result.wasKilled, "\(result)")
        let said = kind == "crash" ? "was ended by signal 6" : "gave a garbled answer"
        #expect(
            result.output.contains(said) || command.script.hasPrefix("baseline"), "\(result.output)")
        for other in command.others { #expect(result.output.contains(other), "\(result.output)") }
        // Without the fault, the same command is content with the file.
        let content = try run(command.script, nil)
        #expect(!content.output.contains("SRC034"))
    }

    @Test(arguments: ["crash", "garbage"])
    func `a crashing file from its start leaves everything unknown, and nothing unsaid`(kind: String) throws {
        let fault = try Fault("\(kind)@start")
        let result = try run("check hero.png dance.mp4", fault)
        #expect(!fault.met.isEmpty)
        #expect(result.status == 3, "\(result)")
        #expect(result.output.components(separatedBy: "SRC034 measurement-failed").count == 3)
    }

    @Test func `a crashing file at a URL leaves what is at another`() throws {
        let server = try NginxServer(serving: Repository.demo)
        let origin = "http://127.0.0.1:\(server.httpPort)"
        let fault = try Fault("crash@hero.png")
        let result = try Program("preflight").run(
            ["check", "--allow-private", "\(origin)/hero.png", "\(origin)/dance.mp4"],
            environment: fault.environment, in: folder.url)
        #expect(!fault.met.isEmpty)
        #expect(result.status == 3, "\(result)")
        #expect(result.output.contains("was ended by signal 6"))
        #expect(result.output.contains("dance.mp4  MP4 h264 540×960"))
    }

    @Test func `a crashing file among a hundred costs none of them its verdict`() throws {
        let good = (0..<100).map { "\($0)-hero.png" }
        for name in good + ["13-bad.png", "49-bad.png", "50-bad.png"] { try add(name, of: "hero.png") }
        let fault = try Fault("crash@13-bad.png,garbage@49-bad.png,crash@50-bad.png")
        let result = try run("check --format json --jobs 3 --no-cache .", fault)
        #expect(Set(fault.met) == ["crash", "garbage"])
        let judged = try JudgedRun(result.output)
        let unknown = judged.findings.filter { $0.code == "SRC034" }.map(\.location.path)
        #expect(unknown == ["13-bad.png", "49-bad.png", "50-bad.png"])
        #expect(judged.assets.filter { good.contains($0.path) }.allSatisfy { $0.verdict == "pass" })
        #expect(result.status == 3 && result.errors.isEmpty, "\(result.errors)")
    }

    @Test func `a crashing file does not hide what fails`() throws {
        try add("small.jpg", of: "hero-too-small.jpg")
        let fault = try Fault("crash@bad.png")
        let result = try run("check bad.png small.jpg", fault)
        #expect(!fault.met.isEmpty)
        #expect(result.status == 1 && result.output.contains("IMG003"), "\(result.output)")
        #expect(try run("check --fail-on never bad.png small.jpg", fault).status == 0)
    }

    @Test(arguments: ["-n 64", "-n 32", "-n 16", "-n 12", "-v 300000", "-v 400000", "-v 600000"])
    func `a crashing file does not take more descriptors, threads and memory than there are`(limit: String)
        throws
    {
        let program = try Program("preflight").path
        for command in [
            "check --jobs 64 --no-cache .", "stream --jobs 64 <lines", "probe hero.png",
            "fix --dry-run hero.png", "matrix hero.png dance.mp4",
        ] {
            let result = try Program.shell("ulimit \(limit); '\(program)' \(command)", in: folder.url)
            // 127: not even the program's libraries fit.
            #expect(!result.wasKilled && [0, 2, 3, 127].contains(result.status), "\(command): \(result)")
            #expect(result.status != 2 || result.errors.hasPrefix("error: "), "\(command): \(result)")
        }
    }

    #if os(Linux)
        @Test func `a crashing file ends with the command that asked, even when it hangs`() throws {
            let fault = try Fault("hang@bad.png")
            let mark = "PREFLIGHT_TEST=\(UUID().uuidString)"
            _ = try Program.shell(
                """
                \(mark) '\(try Program("preflight").path)' probe bad.png & asker=$!
                while ! test -s "$PREFLIGHT_FAULT_MARK"; do sleep 0.05; done
                kill -9 $asker
                """, environment: fault.environment, in: folder.url)
            #expect(fault.met == ["hang"])
            #expect(becomes { RunningProcess.all(with: mark).isEmpty })
        }
    #endif

    private func run(_ script: String, _ fault: Fault?) throws -> Program.Result {
        let words = script.split(separator: " ").map(String.init)
        let program = try Program("preflight")
        return try Program.shell(
            "'\(program.path)' \(words.joined(separator: " "))", environment: fault?.environment ?? [:],
            in: folder.url)
    }
}
