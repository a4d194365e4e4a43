import TestSupport
import Testing

@Suite(.tags(.slow), .ownThread) struct HelpTests {
    private let golden = Golden(beside: #filePath)

    @Test(arguments: [
        "", "check", "matrix", "fix", "probe", "stream", "explain", "profiles", "profiles-show",
        "profiles-diff",
        "profiles-check", "doctor",
    ])
    func `help reads as reviewed`(command: String) throws {
        let arguments = command.split(separator: "-").map(String.init) + ["--help"]
        let result = try Program("preflight").run(arguments, environment: ["COLUMNS": "100"])
        #expect(result.status == 0)
        #expect(result.errors.isEmpty)
        #expect(golden.difference(result.output, "help\(command.isEmpty ? "" : "-" + command).txt") == nil)
    }

    @Test func `the program alone shows its help`() throws {
        let result = try Repository.preflight()
        #expect(result.status == 0)
        #expect(result.output.contains("USAGE: preflight <subcommand>"))
    }

    @Test func `the version is one line`() throws {
        let result = try Repository.preflight("--version")
        #expect(result.status == 0)
        #expect(result.output.wholeMatch(of: /preflight \d+\.\d+\.\d+\n/) != nil)
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `there are completions for a shell`(shell: String) throws {
        let result = try Repository.preflight("--generate-completion-script", shell)
        #expect(result.status == 0)
        #expect(result.output.contains("preflight"))
        #expect(result.output.contains("orientation"))
    }
}
