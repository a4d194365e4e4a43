import PreflightReports
import TestSupport
import Testing

@testable import MediaPreflight

/// Requests of strangers who mean harm.
@Suite struct HostileRequestTests {
    private static func report(_ json: String) async throws -> Report {
        try await RequestCheck(fetching: nil).report(on: RequestBody(Array(json.utf8)))
    }

    private static func kkiai(image: String) -> String {
        """
        {"image_url": "\(image)", "video_url": "https://cdn.example.com/d.mp4", "character_orientation": "image",
         "mode": "pro"}
        """
    }

    @Test(arguments: [
        "https://user:S3CRET@cdn.example.com/a.png", "https://cdn.example.com/a.png?sig=S3CRET",
        "https://cdn.example.com/a b.png?sig=S3CRET", " https://u:S3CRET@cdn.example.com/?sig=S3CRET",
        "//cdn.example.com/a.png?sig=S3CRET", "cdn.example.com/a.png?sig=S3CRET",
        "file:///tmp/a.png?sig=S3CRET#S3CRET", " data:image/png;base64,S3CRET", "https://u:S3CRET@a@b/",
        "s3://bucket/a.png?sig=S3CRET", "“https://cdn.example.com/?S3CRET”",
    ])
    func `no secret of a URL is shown, however the URL is spoilt`(image: String) async throws {
        let report = try await Self.report(Self.kkiai(image: image))
        #expect(report.verdict != .pass)
        #expect(!(ReportJSON().render(report) + TextReport().render(report)).contains("S3CRET"))
    }

    @Test(arguments: [63, 64, 65, 20_000])
    func `no more media are judged than anybody sends, and the rest is unknown`(count: Int) async throws {
        let urls = Array(repeating: "\"http://localhost/a.png\"", count: count).joined(separator: ",")
        let report = try await Self.report("{\"input_image_urls\": [\(urls)], \"prompt\": \"x\"}")
        #expect(report.assets.count == min(count, 64))
        #expect(report.findings.contains { $0.code == "REQ005" } == (count > 64))
    }

    @Test func `a rule says a thing a hundred times at the most, and how often it would`() async throws {
        let names = (0..<50_000).map { "\"no_such_field_\($0)\": 1" }.joined(separator: ",")
        let report = try await Self.report("{\"mode\": \"pro\", \(names)}")
        let unknown = report.findings.filter { $0.code == "REQ007" }
        #expect(unknown.count == 100)
        #expect(unknown.contains { $0.message.hasSuffix("(and 49,900 more like it)") })
    }

    @Test func `what is shown of a text is short, however many marks a letter has`() async throws {
        let letter = "a" + String(repeating: "\u{0301}", count: 1_000_000)
        let report = try await Self.report("{\"mode\": \"\(letter)\", \"\(letter)\": 1}")
        #expect(ReportJSON().render(report).utf8.count < 20_000)
    }

    @Test(arguments: [true, false])
    func `a stranger's line maps no file, when none are to be read`(readsLocalPaths: Bool) async throws {
        let requests = try RequestCheck(readsLocalPaths: readsLocalPaths, fetching: nil)
        let gate = Gate(
            try Preflight(profile: Preflight.defaultProfile, fetching: nil), requests: requests,
            source: MeasuredFacts(nil))
        let line = """
            {"request": {"image_url": "https://x.example.com/a.png", "mode": "pro"}, \
            "map": {"https://x.example.com/a.png": "\(Fixture.path("README.md"))"}}
            """
        let report = await RequestLines(gate: gate, requests: requests).reports(
            on: [NumberedLine(number: 1, content: .text(Array(line.utf8)))])
        #expect(report.count == 1)
        #expect(report[0].contains("README.md") == readsLocalPaths)
        #expect(report[0].contains("REQ023") != readsLocalPaths)
    }
}
