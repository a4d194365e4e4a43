import TestSupport
import Testing

/// `preflight explain` with what a provider answered.
@Suite(.tags(.slow), .ownThread) struct ExplainTests {
    @Test(arguments: [
        (["Image pixel is invalid"], "IMG003"), (["image", "pixel", "is", "invalid"], "IMG003"),
        (["1201"], "REQ006"),
        (["code 1000"], "REQ027"), (["HTTP 422"], "VID006"),
        ([#"{"code":1201,"message":"File is not in a valid base64 format"}"#], "SRC015"),
    ])
    func `a message names its rules and its source`(words: [String], code: String) throws {
        let result = try Program("preflight").run(["explain"] + words)
        #expect(result.status == 0)
        #expect(result.output.contains(code))
        #expect(result.output.contains("Source: "))
    }

    @Test(arguments: [
        ("500", "Internal Server Error", ["kie.ai", "Kling"]), ("422", "Unprocessable Content", ["fal.ai"]),
        ("HTTP 404", "Not Found", ["Kling"]), ("418", "refused", []),
    ])
    func `a status of HTTP is told for everybody before any provider's`(
        text: String, name: String, providers: [String]
    ) throws {
        let result = try Program("preflight").run(["explain", text])
        let first = result.output.split(separator: "\n").first ?? ""
        #expect(result.status == 0 && first.contains(name), "\(first)")
        #expect(providers.allSatisfy { result.output.contains($0) })
    }

    @Test func `an error body comes through standard input`() throws {
        let program = try Program("preflight").path
        let body = #"{"error": {"message": "mode is not within the range of allowed options"}}"#
        let result = try Program.shell("printf '%s' '\(body)' | '\(program)' explain -")
        #expect(result.status == 0)
        #expect(result.output.contains("REQ009"))
    }

    @Test(arguments: [
        "Video pixel is invalid", "4711", #"{"message": "the moon is full"}"#, "teapot error\u{1B}[2J",
    ])
    func `a message that nobody has documented is unknown`(text: String) throws {
        let result = try Program("preflight").run(["explain", text])
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("unknown"))
        #expect(!result.errors.contains("\u{1B}"))
    }

    @Test(arguments: [
        "Incorrect API key provided: sk-live-SECRETTOKEN123",
        "bad header Authorization: Bearer SECRETTOKEN123",
        "no such key=SECRETTOKEN123", "jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJTRUNSRVRUT0tFTjEyMyJ9.x1 expired",
    ])
    func `a key that a message quotes is not printed`(text: String) throws {
        let result = try Repository.preflight("explain", text)
        #expect(result.status == 2 && !result.errors.contains("SECRET") && !result.errors.contains("eyJ"))
    }

    @Test func `beside a known code, words that nobody has documented are said to be unknown`() throws {
        let result = try Program("preflight").run([
            "explain", #"{"code": 1201, "message": "the moon is full"}"#,
        ])
        #expect(result.status == 0)
        #expect(result.output.contains("1201") && result.output.contains("Unknown: 'the moon is full'"))
    }

    @Test func `every command that prints for people takes --no-color`() throws {
        for command in [
            "check", "matrix", "probe", "fix", "explain", "doctor", "profiles show", "profiles check",
        ] {
            let arguments = command.split(separator: " ").map(String.init) + ["--help"]
            #expect(try Program("preflight").run(arguments).output.contains("--no-color"), "\(command)")
        }
        #expect(try Repository.preflight("fix", "--no-color", "--dry-run", "hero.png").status == 0)
    }
}
