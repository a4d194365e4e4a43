import PreflightModel
import PreflightReports
import TestSupport
import Testing

/// Every report against the rules of those who read it, where a schema does not state them.
@Suite struct ConsumerRuleTests {
    /// The samples, and names that no consumer is prepared for.
    private static let runs: [String: any Run] = Sample.runs.merging(
        [
            "names": SampleRun(names.map { Sample.tooSmall($0) }),
            "urls": SampleRun(urls.map { Sample.tooSmall($0) }),
        ]
    ) { $1 }

    private static let names =
        Sample.hostileNames + [
            "-", "", ".", "./", "..", "../i/x.png", "a/../../b.png", "/tmp/x.png", "/tmp/../x.png",
            "//cdn.example.com/x.png",
            "http:x.png", "https:/x.png", "C:\\x\\y.png", "\\\\host\\x.png", "file:///x.png", "a%.png",
            "%00.png", "a#b?c.png",
            "a//b.png", "dir/", "\u{FFFD}\u{FFFD}.png", "::set-output name=x::y.png", "a\n::error::b.png",
            "standard input",
            "\u{FEFF}x.png", String(repeating: "長", count: 1300) + ".png", "a\tb.png", "e\u{301}.png",
            "cdn.example.com/a.png?…",
        ]

    private static let urls = [
        "https://cdn.example.com/a.png", "https://cdn.example.com/a.png?…", "http://127.0.0.1:8000/x.png",
        "http://[::1]/x.png", "https://cdn.example.com", "https://cdn.example.com/",
        "https://cdn.example.com/a%20%ff%00.png",
        "https://cdn.example.com/../../x.png", "https://cdn.example.com/a;b=c,d:e@f!$&'()*+.png", "https:…",
        "htps://x/y.png",
        "https://cdn.example.com/my hero.png", "s3://bucket/key.png", "https://", "<https://a.example/b.png>",
        "'https://a.example/b.png'", "https://cdn.example.com/|<x>`^{}.png",
        "https://cdn.example.com/a\"b.png",
    ]

    @Test(arguments: runs.keys.sorted())
    func `a report breaks no rule of its readers`(name: String) throws {
        let run = try #require(Self.runs[name])
        let sarif = try CodeScanning.mistakes(in: CIFormat.sarif.text(run))
        #expect(sarif == [])
        let gitlab = try CodeQuality.mistakes(in: CIFormat.gitlab.text(run))
        #expect(gitlab == [])
        let junit = try TestReport.mistakes(in: CIFormat.junit.text(run))
        #expect(junit == [])
        #expect(WorkflowLog.mistakes(in: try CIFormat.github.text(run)) == [])
        var summary = ""
        try GitHubSummary().render(run, to: &summary)
        #expect(WorkflowLog.mistakes(inSummary: summary) == [])
    }

    @Test func `a log of more findings than code scanning takes is within its limits`() throws {
        let run = SampleRun(count: 25_010) { number in
            var report = Sample.tooSmall("assets/folder/\(number).jpg", number)
            report.findings[0].fix = nil
            report.findings[0].source = nil
            return report
        }
        let mistakes = try CodeScanning.mistakes(in: CIFormat.sarif.text(run), isLong: true)
        #expect(mistakes == [])
    }

    @Test func `a case with very many findings is no longer than its readers take`() throws {
        var report = Sample.tooSmall("a.png")
        report.findings = (0..<60_000).map { number in
            var finding = Sample.tooSmall.of(0)
            finding.location = Location(path: "a.png", asset: 0, pointer: "/\(number)")
            return finding
        }
        let text = try CIFormat.junit.text(SingleRun(report))
        #expect(try TestReport.mistakes(in: text) == [])
        #expect(text.contains("findings more"))
    }

    @Test func `a URL is told in the words of a report that shows its place as a path`() throws {
        let url = "https://cdn.example.com/a.png?…"
        let run = SingleRun(Sample.tooSmall(url))
        for format in [CIFormat.sarif, .gitlab] { #expect(try format.text(run).contains("URL: \(url)")) }
    }

    @Test(
        "the checkers see what their consumers refuse",
        arguments: [
            ("\"uri\": \"hero-too-small.jpg\"", "\"uri\": \"https://cdn.example.com/a.png\""),
            ("\"uri\": \"hero-too-small.jpg\"", "\"uri\": \"127.0.0.1:8000/a.png\""),
            ("\"uri\": \"hero-too-small.jpg\"", "\"uri\": \"//a.png\""),
            ("\"uri\": \"hero-too-small.jpg\"", "\"uri\": \"\""),
            ("\"uri\": \"hero-too-small.jpg\"", "\"uri\": \"/a.png\""),
            ("\"uri\": \"hero-too-small.jpg\"", "\"uri\": \"a%FF.png\""),
            ("\"uri\": \"hero-too-small.jpg\"", "\"uri\": \"a.png?x=y\""),
            ("\"startLine\": 1", "\"startLine\": 0"),
            ("\"preflightFinding/v1\": \"", "\"preflightFinding/v1\": \"\", \"x\": \""),
        ])
    func checkers(part: String, replacement: String) throws {
        let log = try CIFormat.sarif.text(SingleRun(Sample.failing))
        #expect(log.contains(part))
        #expect(
            try !CodeScanning.mistakes(in: log.replacing(part, with: replacement, maxReplacements: 1)).isEmpty
        )
    }
}
