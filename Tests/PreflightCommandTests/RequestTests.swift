import Foundation
import ReportTestSupport
import Testing

/// `preflight check --request`, as a user runs it.
@Suite struct RequestTests {
    private let golden = Golden(beside: #filePath)
    private static let hero = "https://cdn.example.com/hero.png?token=abc123"

    @Test func `a request with its media at hand passes`() throws {
        let result = try Repository.preflight("check", "--offline", "--request", "../requests/local.json")
        #expect(result.status == 0)
        #expect(result.errors.isEmpty)
        #expect(golden.difference(result.output, "request-pass.txt") == nil)
    }

    @Test func `a request full of mistakes is told all of them at once`() throws {
        let result = try Repository.preflight(
            "check", "--offline", "--request", "../requests/broken.json", "--map", "\(Self.hero)=hero.png")
        #expect(result.status == 1)
        #expect(golden.difference(result.output, "request-fail.txt") == nil)
        #expect(!result.output.contains("abc123"))
    }

    @Test func `the page's own example is refused, with every place that is no JSON`() throws {
        let result = try Repository.preflight(
            "check", "--offline", "--request", "../requests/kkiai-page.json")
        #expect(result.status == 1)
        #expect(golden.difference(result.output, "request-page.txt") == nil)
    }

    @Test func `the README shows what is printed`() throws {
        let result = try Program("preflight").run(
            [
                "check", "--offline", "--request", "Fixtures/requests/nearly.json",
                "--map", "https://cdn.example.com/hero.png=Fixtures/demo/hero.png",
                "--map", "https://cdn.example.com/dance.mp4=Fixtures/demo/dance.mp4",
            ], in: Repository.root)
        let readme = try String(
            contentsOf: Repository.root.appendingPathComponent("README.md"), encoding: .utf8)
        #expect(readme.contains(result.output))
    }

    @Test func `a request whose media is not at hand ends with status 3`() throws {
        let result = try Repository.preflight("check", "--offline", "--request", "../requests/ulazai.json")
        #expect(result.status == 3)
        #expect(golden.difference(result.output, "request-unknown.txt") == nil)
        #expect(
            try Repository.preflight(
                "check", "--offline", "--request", "../requests/ulazai.json", "--allow-unknown"
            )
            .status == 0)
    }

    @Test func `the report as JSON fits its schema and reads as reviewed`() throws {
        let result = try Repository.preflight(
            "check", "--offline", "--request", "../requests/broken.json", "--verbose", "--format", "json")
        #expect(golden.difference(result.output, "request-fail.json") == nil)
        let schema = JSONSchema.published(from: #filePath)
        #expect(try schema.mistakes(in: result.output, schema: "preflight-report-1.schema.json") == [])
    }

    @Test func `standard input is a request too, and its paths start at the working directory`() throws {
        let folder = try TemporaryFolder()
        let body = try folder.write(
            "body.json",
            Array(
                #"{"image_url": "hero.png", "video_url": "dance.mp4", "character_orientation": "image", "mode": "pro"}"#
                    .utf8))
        let program = try Program("preflight").path
        let result = try Program.shell("'\(program)' check --request - < '\(body)'", in: Repository.demo)
        #expect(result.status == 0)
        #expect(result.output.contains("PASS     standard input"))
    }

    @Test func `a dialect and a profile can be named`() throws {
        let named = try Repository.preflight(
            "check", "--offline", "--request", "../requests/kling-v1.json", "--dialect", "kling-v1")
        #expect(named.output.contains("(profile kling-v1)"))
        let misread = try Repository.preflight(
            "check", "--offline", "--request", "../requests/ulazai.json", "--profile", "kkiai")
        #expect(misread.status == 1)
        #expect(misread.output.contains("(dialect ulazai)"))
    }

    @Test(arguments: [
        (["--request", "../requests/local.json", "hero.png"], "names its own media"),
        (["--request", "../requests/local.json", "--orientation", "image"], "its own orientation"),
        (["--map", "a=b", "hero.png"], "add it"),
        (["--request", "../requests/local.json", "--map", "nothing"], "--map"),
        (
            ["--request", "../requests/kkiai.json", "--map", "https://cdn.example.com/typo.png=hero.png"],
            "no image or video"
        ),
        (
            ["--request", "../requests/local.json", "--request", "../requests/kkiai.json"],
            "One request at a time"
        ),
        (
            ["--request", "../requests/kling-v2.json", "--dialect", "kling-v2", "--profile", "kkiai"],
            "has no dialect"
        ),
        (["--request", "gone.json"], "cannot be read"),
        (["--request", "."], "cannot be read"),
        (["--request", "../requests/local.json", "--dialect", "ulazay"], "did you mean 'ulazai'?"),
        (
            ["--request", "../requests/local.json", "--format", "json=../requests/local.json"],
            "also an input"
        ),
    ])
    func `wrong usage ends with status 2 and says what to do`(arguments: [String], words: String) throws {
        let result = try Program("preflight").run(["check"] + arguments, in: Repository.demo)
        #expect(result.status == 2)
        #expect(result.errors.contains(words), "\(result.errors)")
        #expect(result.output.isEmpty)
    }
}
