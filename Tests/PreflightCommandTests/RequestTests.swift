import Foundation
import TestSupport
import Testing

/// `preflight check --request`, as a user runs it.
@Suite(.tags(.slow), .ownThread) struct RequestTests {
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
        let schema = JSONSchema.published
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

    private static func signed(_ image: String, _ video: String) -> [UInt8] {
        Array(
            #"{"image_url": "\#(image)", "video_url": "\#(video)", "character_orientation": "image", "mode": "pro"}"#
                .utf8)
    }

    @Test func `a mapping may leave out the query, which no report shows`() throws {
        let folder = try TemporaryFolder()
        let body = try folder.write(
            "body.json",
            Self.signed(
                "https://cdn.example.com/hero.png?sig=s3cret", "https://cdn.example.com/d.mp4?x=1&y=2=3"))
        let result = try Repository.preflight(
            "check", "--offline", "--request", body, "--map", "https://cdn.example.com/hero.png=hero.png",
            "--map", "https://cdn.example.com/d.mp4=dance.mp4")
        #expect(result.status == 0, "\(result.errors)")
        let slip = try Repository.preflight(
            "check", "--offline", "--request", body, "--map", "https://cdn.example.com/hera.png=hero.png")
        #expect(slip.status == 2)
        #expect(
            slip.errors.contains(
                "it has 'https://cdn.example.com/d.mp4', 'https://cdn.example.com/hero.png'"))
        #expect(slip.errors.contains("Usage: preflight check"))
        #expect(!slip.errors.contains("s3cret"))
    }

    @Test func `a mapping that may mean two URLs is wrong usage`() throws {
        let folder = try TemporaryFolder()
        let body = try folder.write(
            "body.json", Self.signed("https://cdn.example.com/a?n=1", "https://cdn.example.com/a?n=2"))
        let result = try Repository.preflight(
            "check", "--offline", "--request", body, "--map", "https://cdn.example.com/a=hero.png")
        #expect(result.status == 2)
        #expect(result.errors.contains("2 URLs of the request differ"))
        let whole = try Repository.preflight(
            "check", "--offline", "--request", body, "--map", "https://cdn.example.com/a?n=1=hero.png",
            "--map", "https://cdn.example.com/a?n=2=dance.mp4")
        #expect(whole.status == 0, "\(whole.errors)")
    }

    @Test func `a cURL command is read from a file and from standard input, with lines of its own`() throws {
        let folder = try TemporaryFolder()
        let command =
            "curl 'https://www.kkiai.com/kling/v1/videos/motion-control' \\\n"
            + "  -H 'Authorization: Bearer s3cret' \\\n  -d '"
            + String(decoding: Self.signed("hero.png", "gone.mp4"), as: UTF8.self) + "'\n"
        let file = try folder.write("curl.txt", command)
        let program = try Program("preflight").path
        for script in [
            "'\(program)' check --request '\(file)'", "'\(program)' check --request - < '\(file)'",
        ] {
            let result = try Program.shell(script, in: Repository.demo)
            #expect(result.status == 1)
            #expect(result.output.contains("SRC001 missing-file /video_url at line 3"))
            #expect(result.output.contains("REQ028"))
            #expect(!(result.output + result.errors).contains("s3cret"))
        }
    }

    @Test(arguments: ["body.json", "curl.txt"])
    func `a request that is given as an asset is told apart`(name: String) throws {
        let folder = try TemporaryFolder()
        let json = String(decoding: Self.signed("a", "b"), as: UTF8.self)
        let file = try folder.write(name, Array((name == "body.json" ? json : "curl x -d '\(json)'").utf8))
        let result = try Repository.preflight("check", file)
        #expect(result.status == 1)
        #expect(result.output.contains("put --request before it"))
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
