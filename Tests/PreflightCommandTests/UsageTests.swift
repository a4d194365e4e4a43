import Foundation
import TestSupport
import Testing

/// Wrong usage ends with status 2, says why on standard error, and prints nothing else.
@Suite(.tags(.slow), .ownThread) struct UsageTests {
    private func expectUsageError(_ result: Program.Result, says words: String) {
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(result.errors.lowercased().contains(words.lowercased()), "\(result.errors)")
    }

    @Test func `an unknown command or option`() throws {
        expectUsageError(try Repository.preflight("chek"), says: "chek")
        expectUsageError(try Repository.preflight("check", "--strickt", "hero.png"), says: "--strickt")
    }

    @Test func `nothing to check or to probe`() throws {
        expectUsageError(try Repository.preflight("check"), says: "nothing to check")
        expectUsageError(try Repository.preflight("probe"), says: "nothing to probe")
    }

    @Test func `a name that begins with a dash, which would ask for help and end in success`() throws {
        expectUsageError(try Repository.preflight("check", "-dash.png"), says: "./-dash.png")
        expectUsageError(try Repository.preflight("probe", "hero.png", "-h.png"), says: "./-h.png")
    }

    @Test func `an output that is the profile, or one new file under two names`() throws {
        let folder = try TemporaryFolder()
        let profile = try folder.write("mine.yml", "extends: kkiai\n")
        expectUsageError(
            try Repository.preflight(
                "check", "hero.png", "--profile", profile, "--format", "json=\(profile)"), says: "input")
        let new = folder.path("new")
        expectUsageError(
            try Repository.preflight(
                "probe", "hero.png", "--format", "json=\(new)", "--format", "text=\(folder.url.path)/./new"),
            says: "same file")
    }

    @Test func `an output that is a pipe which nobody reads`() throws {
        let folder = try TemporaryFolder()
        let pipe = folder.path("pipe")
        let made = unsafe mkfifo(pipe, 0o600)
        #expect(made == 0)
        expectUsageError(
            try Repository.preflight("probe", "hero.png", "--format", "json=\(pipe)"), says: "cannot write")
    }

    @Test func `two images or two videos for one pair`() throws {
        expectUsageError(
            try Repository.preflight("check", "--image", "hero.png", "--image", "b.png"), says: "one --image")
        expectUsageError(
            try Repository.preflight("check", "--video", "a.mp4", "--video", "b.mp4"), says: "one --video")
    }

    @Test(arguments: ["explain --list", "profiles", "doctor", "--help", "check hero.png"])
    func `an answer that cannot be written`(command: String) throws {
        let program = try Program("preflight").path
        let result = try Program.shell("'\(program)' \(command) > /dev/full", in: Repository.demo)
        #expect(result.status == 2)
        #expect(result.errors.contains("cannot write the output"))
    }

    @Test func `an orientation that does not exist`() throws {
        let result = try Repository.preflight("check", "hero.png", "--orientation", "both")
        expectUsageError(result, says: "image")
    }

    @Test func `a profile that does not exist or cannot be read`() throws {
        expectUsageError(try Repository.preflight("check", "hero.png", "--profile", "nobody"), says: "nobody")
        expectUsageError(try Repository.preflight("profiles", "nobody"), says: "nobody")
        expectUsageError(try Repository.preflight("profiles", "./nobody.yml"), says: "nobody.yml")
    }

    @Test(arguments: ["xml", "json=", "", "=x"])
    func `a format that does not exist`(format: String) throws {
        expectUsageError(try Repository.preflight("check", "hero.png", "--format", format), says: "--format")
    }

    @Test func `two formats on standard output`() throws {
        let result = try Repository.preflight("check", "hero.png", "--format", "text", "--format", "json")
        expectUsageError(result, says: "standard output")
    }

    @Test func `two formats in one file`() throws {
        let result = try Repository.preflight(
            "probe", "hero.png", "--format", "text=x.out", "--format", "json=x.out")
        expectUsageError(result, says: "same file")
    }

    @Test func `a rule that does not exist, with a guess`() throws {
        let known = try Repository.preflight("explain", "--list").output.prefix { $0 != " " }
        let slip = known.dropLast() + "X"
        let result = try Repository.preflight("explain", String(slip))
        expectUsageError(result, says: "there is no rule '\(slip)'. Did you mean")
        expectUsageError(try Repository.preflight("explain"), says: "--list")
        expectUsageError(try Repository.preflight("explain", String(known), "--list"), says: "--list")
    }

    @Test func `an argument that is not UTF-8`() throws {
        let path = try Program("preflight").path
        let result = try Program.shell("'\(path)' probe \"$(printf 'h\\351ro.png')\"")
        expectUsageError(result, says: "not UTF-8")
    }

    @Test(arguments: [
        "stream https://me:s3cret@h.example.com/x?sig=s3cret",
        "check --map https://h.example.com/x?sig=s3cret=hero.png --request ../requests/kkiai.json",
        "check --format json=https://h.example.com/x?sig=s3cret hero.png",
        "check s3://bucket/a.png?sig=s3cret",
        "check 'https://me:s3cret@h.example.com/y.png?s3cret'", "check cdn.example.com/a.png?sig=s3cret",
        "check <https://h.example.com/y.png?s3cret>",
        "check --offline --request ../requests/ulazai.json --map https://example.com/character.png=https://u:s3cret@h.example.com/?s3cret",
    ])
    func `a secret in a URL that is not understood`(arguments: String) throws {
        let result = try Program("preflight").run(
            arguments.split(separator: " ").map(String.init), in: Repository.demo)
        #expect(result.status != 0)
        #expect(!(result.output + result.errors).contains("s3cret"))
    }

    @Test func `what a stranger wrote cannot act upon the terminal`() throws {
        let result = try Repository.preflight("profiles", "x\u{1B}[2J\n::error::y")
        #expect(result.status == 2)
        #expect(!result.errors.contains("\u{1B}"))
        #expect(!result.errors.contains("\n::"))
        let option = try Repository.preflight("check", "--x\u{1B}[2J\n::error::y")
        #expect(option.status == 2)
        #expect(!option.errors.contains("\u{1B}"))
        #expect(!option.errors.contains("\n::"))
    }
}
