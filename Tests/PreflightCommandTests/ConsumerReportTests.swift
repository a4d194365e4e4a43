import Foundation
import TestSupport
import Testing
import WebTestSupport

/// The reports of the built program against the rules of those who read them: code scanning, GitLab, JUnit's readers and
/// the log of GitHub Actions.
@Suite(.tags(.slow), .ownThread) struct ConsumerReportTests {
    private static let formats = ["sarif", "gitlab", "junit", "markdown", "html"]

    /// What the reports of `preflight check` break.
    private func mistakes(
        _ arguments: [String], in folder: URL, hiding secrets: [String] = [], input: String? = nil
    ) throws -> [String] {
        let reports = try TemporaryFolder()
        let program = try Program("preflight")
        let options =
            ["check"] + Self.formats.flatMap { ["--format", "\($0)=\(reports.path($0))"] } + [
                "--format", "github",
            ]
        let result: Program.Result
        if let input {
            let words = ([program.path] + options + arguments).map { "'\($0)'" }
            let text = try reports.write("input", input)
            result = try Program.shell("\(words.joined(separator: " ")) < '\(text)'", in: folder)
        } else {
            result = try program.run(options + arguments, in: folder)
        }
        var mistakes: [String] = []
        if ![0, 1, 3].contains(result.status) {
            mistakes.append("status \(result.status): \(result.errors)")
        }
        mistakes += try CodeScanning.mistakes(in: reports.text("sarif") ?? "")
        mistakes += try CodeQuality.mistakes(in: reports.text("gitlab") ?? "")
        mistakes += try TestReport.mistakes(in: reports.text("junit") ?? "")
        mistakes += WorkflowLog.mistakes(in: result.output)
        for text in Self.formats.map({ reports.text($0) ?? "" }) + [result.output, result.errors] {
            mistakes += secrets.filter(text.contains).map { "it shows \($0)" }
        }
        return mistakes
    }

    @Test func `all fixtures, the requests among them`() throws {
        let fixtures = Fixture.folder
        let mistakes = try mistakes(["--offline", "--verbose", "."], in: fixtures)
        #expect(mistakes == [])
    }

    @Test func `names that are something else elsewhere`() throws {
        let folder = try GateFolder([:])
        for (number, name) in HostileNames.all.enumerated() {
            let name = name.utf8.count > 200 ? String(name.prefix(60)) : name
            try folder.add(
                name + ".png", number.isMultiple(of: 2) ? "demo/hero.png" : "demo/hero-too-small.jpg")
        }
        // A name that is not UTF-8, and one that reads like a URL.
        _ = try Program.shell(
            "cp -- *hero.png \"$(printf 'b\\377d.png')\"; cp -- *hero.png http:x.png", in: folder.folder.url)
        let mistakes = try mistakes(["--offline", "--verbose", "."], in: folder.folder.url)
        #expect(mistakes == [])
        let named = try self.mistakes(
            ["--offline", "./http:x.png", "../gone.png", "//gone/a.png", "/gone.png", "", "-", "./"],
            in: folder.folder.url)
        #expect(named == [])
    }

    @Test func `URLs that are not fetched, with secrets of every kind`() throws {
        let secrets = ["s3cr3t-user", "s3cr3t-word", "s3cr3t-key"]
        let host = "https://\(secrets[0]):\(secrets[1])@cdn.example.com"
        let queries = [
            "X-Amz-Date=20261120T000000Z&X-Amz-Expires=2592000&X-Amz-Signature=",
            "AWSAccessKeyId=a&Expires=1&Signature=",
            "X-Goog-Date=20261120T000000Z&X-Goog-Expires=1&X-Goog-Signature=", "sv=1&se=2026-11-20&sp=w&sig=",
            "Expires=1&Key-Pair-Id=K&Signature=", "Policy=x&Key-Pair-Id=K&Signature=",
            "OSSAccessKeyId=a&Expires=1&Signature=",
            "x-oss-date=20261120T000000Z&x-oss-expires=1&x-oss-signature=", "q-sign-time=1;2&q-signature=",
            "X-Tos-Date=20261120T000000Z&X-Tos-Expires=1&X-Tos-Signature=", "ex=1&is=1&hm=", "token=",
        ]
        let urls =
            queries.enumerated().map { "\(host)/\($0).png?\($1)\(secrets[2])" }
            + [
                "https://cdn.example.com/a b.png?\(secrets[2])", "https://cdn.example.com",
                "http://[::1]:1/a.png",
                "s3://bucket/a.png?\(secrets[2])", "https://cdn.example.com/%0A%ff/../../a.png#\(secrets[2])",
                "https://\(secrets[0])@\(secrets[1])@cdn.example.com/a.png", "missing.png",
            ]
        let mistakes = try mistakes(["--offline", "--verbose"] + urls, in: Repository.demo, hiding: secrets)
        #expect(mistakes == [])
        for url in urls {
            let body = #"{"image_url": "\#(url)", "video_url": "\#(url)", "character_orientation": "image"}"#
            let request = try self.mistakes(
                ["--offline", "--request", "-"], in: Repository.demo, hiding: secrets, input: body)
            #expect(request == [])
        }
    }

    @Test func `URLs that are fetched`() throws {
        let server = try NginxServer(serving: Fixture.folder)
        let mistakes = try mistakes(
            [
                "--allow-private", "--verbose", server.url("/demo/hero.png?s3cr3t"),
                server.url("/demo/hero-too-small.jpg"),
                server.url("/gone%20a.png"), server.url("/redirect/302/demo/dance.mp4?s3cr3t"), "hero.png",
            ], in: Repository.demo, hiding: ["s3cr3t"])
        #expect(mistakes == [])
    }

    @Test(arguments: ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
    func `a run in a folder of the repository names files from the repository's root`(variable: String) throws
    {
        let folder = try GateFolder(["my assets/hero.jpg": "demo/hero-too-small.jpg"])
        let root = folder.folder.url.resolvingSymlinksInPath()
        for (format, place) in [
            ("sarif", #""uri": "my%20assets/hero.jpg""#), ("gitlab", #""path": "my assets/hero.jpg""#),
            ("github", "file=my assets/hero.jpg,"),
        ] {
            let result = try Program("preflight").run(
                ["check", "--offline", "--format", format, "."], environment: [variable: root.path],
                in: root.appendingPathComponent("my assets"))
            #expect(result.output.contains(place), "\(result)")
        }
    }

    @Test func `a pair, and a pair of URLs`() throws {
        for names in [("hero.png", "dance.mp4"), ("https://a.example/a.png?x", "https://a.example/a.mp4?x")] {
            let mistakes = try mistakes(
                ["--offline", "--image", names.0, "--video", names.1, "--orientation", "image"],
                in: Repository.demo)
            #expect(mistakes == [])
        }
    }
}
