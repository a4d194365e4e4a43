import Foundation
import TestSupport
import Testing

/// Where output goes, and what happens when it cannot go there.
@Suite(.tags(.slow), .ownThread) struct OutputTests {
    private let folder: TemporaryFolder
    private let asset: String

    init() throws {
        folder = try TemporaryFolder()
        asset = try folder.write("empty.png")
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: folder.path(name), encoding: .utf8)
    }

    @Test func `several formats are written in one run`() throws {
        let result = try Repository.preflight(
            "probe", asset, "--format", "text", "--format", "json=\(folder.path("facts.json"))")
        #expect(result.status == 3)
        #expect(result.output.contains("empty.png"))
        #expect(try text("facts.json").contains("\"preflight-facts/1\""))
        #expect(try folder.names() == ["empty.png", "facts.json"])
    }

    @Test func `an output file is replaced whole and keeps its permissions`() throws {
        let report = try folder.write("report.json", [UInt8](repeating: 0x78, count: 1_000_000))
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: report)
        let result = try Repository.preflight("check", asset, "--format", "json=\(report)")
        #expect(result.output.isEmpty)
        #expect(try text("report.json").hasPrefix("{\n  \"schema\": \"preflight-report/1\""))
        let attributes = try FileManager.default.attributesOfItem(atPath: report)
        #expect(attributes[.posixPermissions] as? Int == 0o640)
    }

    @Test func `nothing is written through a symbolic link, which a stranger may have put there`() throws {
        try folder.write("real.json")
        let link = folder.path("link.json")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real.json")
        let result = try Repository.preflight("probe", asset, "--format", "json=\(link)")
        #expect(result.status == 2)
        #expect(result.errors.contains("it is a symbolic link"))
        #expect(try text("real.json").isEmpty)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real.json")
    }

    @Test func `a device is written to and not replaced`() throws {
        let result = try Repository.preflight("probe", asset, "--format", "json=/dev/null")
        #expect(result.status == 3)
        #expect(result.errors.isEmpty)
        let kind = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
        #expect(kind == .typeCharacterSpecial)
    }

    @Test func `a log that is appended to keeps what it has`() throws {
        let path = try Program("preflight").path
        let log = folder.path("run.log")
        _ = try Program.shell(
            "{ echo first; '\(path)' probe '\(asset)' --format json=/dev/stdout; echo last; } >>'\(log)'")
        let lines = try text("run.log").split(separator: "\n")
        #expect(lines.first == "first" && lines.last == "last" && lines.count > 3)
    }

    @Test func `an output that was deleted is written to, and no name is replaced`() throws {
        let path = try Program("preflight").path
        let log = folder.path("gone.log")
        let result = try Program.shell(
            "exec 3<>'\(log)'; rm '\(log)'; '\(path)' probe '\(asset)' --format json=/dev/fd/3; cat /dev/fd/3"
        )
        #expect(result.output.contains("\"schema\""))
        #expect(try folder.names() == ["empty.png"])
    }

    @Test(arguments: ["missing/report.json", "."])
    func `an output that cannot be written ends with status 2`(name: String) throws {
        let result = try Repository.preflight(
            "check", asset, "--format", "text", "--format", "json=\(folder.path(name))")
        #expect(result.status == 2)
        #expect(result.errors.contains("cannot write"))
        #expect(result.output.contains("empty.png"), "the other output is written all the same")
        #expect(try folder.names() == ["empty.png"])
    }

    @Test func `a full disk is told`() throws {
        guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
        let result = try Repository.preflight("check", asset, "--format", "json=/dev/full")
        #expect(result.status == 2)
        #expect(result.errors.contains("No space left"))
        let path = try Program("preflight").path
        #expect(try Program.shell("'\(path)' check '\(asset)' >/dev/full").status == 2)
    }

    @Test func `an output may not be an input, whatever it is called`() throws {
        try FileManager.default.createSymbolicLink(atPath: folder.path("alias"), withDestinationPath: asset)
        for output in [asset, folder.path("alias"), folder.path("./empty.png")] {
            let result = try Repository.preflight("check", asset, "--format", "json=\(output)")
            #expect(result.status == 2)
            #expect(result.errors.contains("also an input"))
        }
    }

    @Test func `an output may not be an input that is found in a folder, whichever of several outputs it is`()
        throws
    {
        for name in ["one", "two"] { try folder.makeFolder(name) }
        try folder.write("two/a.png")
        let result = try Repository.preflight(
            "check", ".", "--format", "json=one/a.png", "--format", "sarif=two/a.png", in: folder.url)
        #expect(
            result.status == 2 && result.errors.contains("'two/a.png' is also an input"), "\(result.errors)")
    }

    @Test func `what was named and what was found are two when their names only look the same`() throws {
        // One accent is a character of its own, the other follows its letter.
        let (one, two) = ("\u{E9}.png", "e\u{301}.png")
        try folder.write(one)
        try folder.write(two)
        // A file system may take them for one.
        let count = try folder.names().count { $0.hasSuffix(".png") }
        let result = try Repository.preflight("check", one, ".", "--statistics", in: folder.url)
        #expect(
            result.output.split(separator: "\n").contains { $0.contains("SRC004") && $0.contains("\(count)") }
        )
        let written = try Repository.preflight("check", one, "--format", "json=\(two)", in: folder.url)
        #expect(written.errors.contains("also an input") == (count == 2))
    }

    @Test func `a reader that goes away changes nothing`() throws {
        let path = try Program("preflight").path
        let script = "{ sleep 0.2; '\(path)' check '\(asset)' --verbose; echo \"status $?\" >&2; } | true"
        let plain = try Repository.preflight("check", asset, "--verbose")
        #expect(try Program.shell(script).errors == "status \(plain.status)\n")
    }

    @Test func `a closed standard output is not taken over by another file`() throws {
        let path = try Program("preflight").path
        let result = try Program.shell(
            "'\(path)' probe '\(asset)' --format text --format json='\(folder.path("facts.json"))' >&-")
        #expect(result.status == 2)
        #expect(result.errors == "error: cannot write the output: Bad file descriptor\n")
        #expect(try text("facts.json").hasPrefix("{\n"))
    }

    static let commands = [
        "check empty.png", "probe empty.png", "matrix empty.png", "stream <empty.png",
        "fix --dry-run empty.png", "baseline empty.png", "init", "explain IMG001", "profiles",
        "profiles check gone.yml", "doctor", "--version", "--help", "check --help", "help fix",
        "--generate-completion-script bash",
    ]

    @Test(arguments: commands)
    func `an answer that cannot be written is told by every command, and nothing else depends on it`(
        command: String
    ) throws {
        let program = try Program("preflight").path
        func run(_ redirections: String) throws -> Program.Result {
            try? FileManager.default.removeItem(atPath: folder.path(".preflight.yml"))
            // What `stream` reads has a line.
            try folder.write("empty.png", command.hasPrefix("stream") ? Array("{}\n".utf8) : [])
            return try Program.shell("'\(program)' \(command) \(redirections)", in: folder.url)
        }
        let usual = try run("")
        #expect(!usual.output.isEmpty && usual.status != 2)
        #expect(try run("2>&-").status == usual.status)
        if !command.contains("<") { #expect(try run("<&- 2>&-").output == usual.output) }
        let reasons = [">&-": "Bad file descriptor", ">/dev/full": "No space left on device"]
        for (redirections, reason) in reasons {
            let result = try run(redirections)
            #expect(result.status == 2, "\(redirections): \(result)")
            let message = "error: cannot write the output: \(reason)\n"
            #expect(result.errors.hasSuffix(message), "\(result.errors)")
        }
        #expect(try run("<&- >&- 2>&-").status == 2)
        let reader = try Program.shell(
            "{ '\(program)' \(command); echo \"status $?\" >&2; } | true", in: folder.url)
        #expect(!reader.errors.contains("cannot write"), "\(reader.errors)")
    }

    @Test func `there is no colour where nobody looks`() throws {
        let result = try Repository.preflight("check", asset, environment: ["TERM": "xterm-256color"])
        #expect(!result.output.contains("\u{1B}"))
    }

    @Test(arguments: [
        ("", [:], true), ("--no-color", [:], false), ("", ["NO_COLOR": "1"], false),
        ("", ["TERM": "dumb"], false),
        ("", ["NO_COLOR": ""], true),
    ])
    func `a terminal has colour unless it is refused`(
        option: String, environment: [String: String], isColored: Bool
    ) throws {
        let path = try Program("preflight").path
        guard try Program.shell("script --version").output.contains("util-linux") else { return }
        let variables = environment.merging(["TERM": "xterm"]) { given, _ in given }
            .map { "\($0.key)='\($0.value)'" }.sorted().joined(separator: " ")
        let result = try Program.shell(
            "\(variables) script -qec \"'\(path)' check '\(asset)' \(option)\" /dev/null </dev/null")
        #expect(result.output.contains("empty.png"))
        #expect(result.output.contains("\u{1B}[1") == isColored)
    }
}
