import Foundation
import TestSupport
import Testing

@Suite(.tags(.slow), .ownThread) struct ManualTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func write(epoch: String = "1792540800") throws -> Program.Result {
        try Program("preflight").run(["manual", folder.url.path], environment: ["SOURCE_DATE_EPOCH": epoch])
    }

    private func page(_ name: String) throws -> String { try #require(folder.text(name + ".1")) }

    private func headings(_ page: String) -> [String] {
        page.matches(of: /(?m)^\.SH "([A-Z ]+)"$/).map { String($0.output.1) }
    }

    /// The commands that `--help` lists.
    private func commands() throws -> [String] {
        let help = try Program("preflight").run(["--help"]).output
        return try #require(help.split(separator: "SUBCOMMANDS:\n").last)
            .matches(of: #/(?m)^  ([a-z]+) /#).map { String($0.output.1) }
    }

    @Test func `every command has a page, and each names all others`() throws {
        #expect(try write().status == 0)
        let names = ["preflight"] + (try commands().map { "preflight-\($0)" })
        #expect(names.count > 6)
        #expect(try folder.names() == names.map { $0 + ".1" }.sorted())
        for name in names {
            let references: [String] = try page(name).matches(of: /(?m)^\\fB([a-z\\-]+)\\fR\(1\),?$/)
                .map { String($0.output.1).replacing("\\-", with: "-") }
            #expect(references == names.filter { $0 != name }, "\(name)")
        }
    }

    @Test func `the program's page has what no option's help says`() throws {
        #expect(try write().status == 0)
        let text = try page("preflight")
        #expect(
            headings(text) == [
                "NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "EXIT STATUS", "ENVIRONMENT",
                "FILES", "EXAMPLES", "SEE ALSO",
            ])
        for word in ["NO_COLOR", "https_proxy", "PREFLIGHT_CACHE_DIR", ".preflight.yml"] {
            #expect(text.contains(word), "\(word)")
        }
    }

    @Test func `a page has every option that the help has`() throws {
        #expect(try write().status == 0)
        for command in try commands() {
            let text = try page("preflight-\(command)").replacing("\\-", with: "-")
            let options = try Program("preflight").run([command, "--help"]).output
                .matches(of: /(?m)^  (?:-\w, )?(--?[a-z0-9-]+)/)
            #expect(!options.isEmpty)
            for option in options { #expect(text.contains(option.output.1), "\(command) \(option.output.1)") }
        }
    }

    @Test func `a command's own subcommands are on its page, with every option`() throws {
        #expect(try write().status == 0)
        let text = try page("preflight-profiles").replacing("\\-", with: "-")
        for command in ["show", "diff", "check"] {
            #expect(text.contains(".SS \"preflight profiles \(command)\""))
            let options = try Program("preflight").run(["profiles", command, "--help"]).output
                .matches(of: /(?m)^  (?:-\w, )?(--?[a-z0-9-]+)/)
            #expect(options.count > 2)
            for option in options { #expect(text.contains(option.output.1), "\(command) \(option.output.1)") }
        }
    }

    /// Else it would vanish, or be taken for a macro.
    @Test func `no line of text begins with a character that is a command`() throws {
        #expect(try write().status == 0)
        let macros = ["TH", "SH", "SS", "nh", "PP", "TP", "br", "EX", "EE"]
        for name in try folder.names() {
            for line in try #require(folder.text(name)).split(separator: "\n")
            where line.hasPrefix(".") || line.hasPrefix("'") {
                let macro = line.dropFirst().prefix { $0.isLetter }
                #expect(macros.contains(String(macro)), "\(name): \(line)")
            }
        }
    }

    @Test(arguments: [
        ("0", "1970-01-01"), ("1792540800", "2026-10-21"), ("-5", "1970-01-01"),
        ("9223372036854775807", "9999-12-31"),
    ])
    func `whoever packages says which day it is`(epoch: String, day: String) throws {
        #expect(try write(epoch: epoch).status == 0)
        #expect(try page("preflight").hasPrefix(".TH \"PREFLIGHT\" \"1\" \"\(day)\" \"preflight "))
    }

    @Test func `a folder that is not there is an error`() throws {
        let result = try Program("preflight").run(["manual", folder.path("none")])
        #expect(result.status == 2)
        #expect(result.errors.contains("cannot write"))
    }
}
