import Foundation
import MediaPreflight
import PreflightReports
import TestSupport
import Testing

/// The forms in which a request can hold its media, and what is measured of each.
@Suite struct RequestMediaTests {
    private static func kkiai(image: String, video: String = "https://cdn.example.com/dance.mp4")
        -> RequestBody
    {
        let json = """
            {"image_url": "\(image)", "video_url": "\(video)", "character_orientation": "image", "mode": "pro"}
            """
        return RequestBody(
            Array(json.utf8), folder: Fixture.folder.path,
            media: ["https://cdn.example.com/dance.mp4": Fixture.dance])
    }

    private static func base64(_ source: MediaSource) throws -> String {
        Data(try Fixture.bytes(of: source)).base64EncodedString()
    }

    @Test func `Base64 is decoded and measured like the file`() async throws {
        let report = try await RequestCheck(fetching: nil).report(
            on: Self.kkiai(image: try Self.base64(Fixture.hero)))
        let alone = await Preflight.probe(Fixture.hero)
        #expect(report.verdict == .pass)
        #expect(report.assets.first?.facts.image == alone.image)
        #expect(report.assets.first?.facts.byteCount == alone.byteCount)
    }

    /// A way in which programs spoil Base64, or do not.
    enum Habit: String, CaseIterable {
        case escapedSlashes, lineBreaks, urlSafeAlphabet, dataPrefix

        func spoil(_ base64: String) -> String {
            switch self {
            case .escapedSlashes: base64.replacingOccurrences(of: "/", with: "\\/")
            case .lineBreaks: "\(base64.prefix(76))\\n\(base64.dropFirst(76))"
            case .urlSafeAlphabet: base64.replacingOccurrences(of: "+", with: "-")
            case .dataPrefix: "data:image/png;base64," + base64
            }
        }

        var codes: [String] {
            switch self {
            case .escapedSlashes: []
            case .lineBreaks, .urlSafeAlphabet: ["SRC014"]
            case .dataPrefix: ["SRC015"]
            }
        }
    }

    @Test(arguments: Habit.allCases)
    func `a picture is measured whatever its Base64 looks like`(habit: Habit) async throws {
        let report = try await RequestCheck(fetching: nil).report(
            on: Self.kkiai(image: habit.spoil(try Self.base64(Fixture.hero))))
        #expect(report.assets.first?.facts.image != nil)
        #expect(report.findings.filter { $0.severity < .note }.map(\.code) == habit.codes)
        #expect(report.verdict == (habit.codes == ["SRC014"] ? .fail : .pass))
    }

    @Test func `Base64 that cannot be decoded leaves the picture unknown`() async throws {
        let text = "iVBORw0KGgo*" + String(repeating: "A", count: 52)
        let report = try await RequestCheck(fetching: nil).report(on: Self.kkiai(image: text))
        #expect(Set(report.findings.map(\.code)).isSuperset(of: ["SRC013", "SRC014"]))
        #expect(report.verdict == .fail)
    }

    @Test func `Kling's own API refuses a data URI`() async throws {
        let body = Self.kkiai(image: "data:image/png;base64," + (try Self.base64(Fixture.hero)))
        let report = try await RequestCheck(profile: "kling-v1", fetching: nil).report(on: body)
        let finding = try #require(report.findings.first { $0.code == "SRC015" })
        #expect(finding.severity == .error && finding.location.pointer == "/image_url")
        #expect(finding.source?.quote.contains("do NOT add any prefix") == true)
    }

    @Test func `the decoded size is what counts, and comes from the request`() async throws {
        var bytes = try Fixture.bytes(of: Fixture.hero)
        bytes += [UInt8](repeating: 0, count: 10_500_000)
        let body = Self.kkiai(image: Data(bytes).base64EncodedString())
        let report = try await RequestCheck(fetching: nil).report(on: body)
        let finding = try #require(report.findings.first { $0.code == "IMG002" })
        #expect(finding.evidence == .request && finding.actual == .integer(Int64(bytes.count)))
        // There is no file that a command could be run on.
        #expect(finding.fix?.command == nil)
    }

    @Test(arguments: ["demo/hero.png", "./demo/hero.png", "\(Fixture.folder.path)/demo/hero.png"])
    func `a path starts at the request's folder, and is a warning`(path: String) async throws {
        let report = try await RequestCheck(fetching: nil).report(on: Self.kkiai(image: path))
        #expect(report.verdict == .pass)
        #expect(report.findings.filter { $0.code == "REQ021" }.map(\.severity) == [.warning])
    }

    @Test func `a file URL is a path`() async throws {
        let report = try await RequestCheck(fetching: nil).report(
            on: Self.kkiai(image: "file://\(Fixture.folder.path)/demo/hero%2Epng"))
        #expect(report.verdict == .pass)
    }

    @Test func `strangers' paths are not read when that is asked for`() async throws {
        let check = try RequestCheck(readsLocalPaths: false, fetching: nil)
        for path in ["demo/hero.png", "file://\(Fixture.folder.path)/demo/hero.png"] {
            let report = await check.report(on: Self.kkiai(image: path))
            #expect(report.assets.first?.facts.other?.problem.kind == .unavailable)
            #expect(report.verdict == .fail)
        }
    }

    @Test func `a URL is not fetched, and what is not at hand is unknown`() async throws {
        let report = try await RequestCheck(fetching: nil).report(
            on: Self.kkiai(image: "https://cdn.example.com/hero.png?token=secret"))
        #expect(report.verdict == .unknown)
        #expect(report.assets.first?.facts.path == "https://cdn.example.com/hero.png?…")
        let text = ReportJSON().render(report) + TextReport().render(report)
        #expect(!text.contains("secret"))
    }

    @Test(arguments: [
        #""mode": "https://me:s3cret@h.example.com/?s3cret""#,
        #""https://me:s3cret@h.example.com/?s3cret": 1"#,
        #""character_orientation": "cdn https://h.example.com/?s3cret""#,
    ])
    func `a secret in the wrong place is not shown either`(field: String) async throws {
        let json = """
            {"image_url": "https://cdn.example.com/a.png", "video_url": "https://cdn.example.com/b.mp4", \(field)}
            """
        let report = try await RequestCheck(fetching: nil).report(on: RequestBody(Array(json.utf8)))
        let text = ReportJSON().render(report) + TextReport().render(report)
        #expect(report.findings.contains { $0.code.hasPrefix("REQ") } && !text.contains("s3cret"), "\(text)")
    }

    @Test func `what is printed of a source has no secret`() {
        let source = MediaSource.url("https://me:s3cret@h.example.com/a.png?s3cret")
        #expect(!"\(source) \(Asset(source)) \(String(reflecting: [source]))".contains("s3cret"))
    }

    @Test func `a request is built of media at URLs`() async throws {
        let submission = Submission(
            image: .url("https://cdn.example.com/a.png"), video: .url("https://cdn.example.com/b.mp4"),
            orientation: .image, parameters: RequestParameters(quality: .high))
        let built = try await RequestCheck(dialect: "kkiai", fetching: nil).build(
            submission, allowing: [.pass, .unknown])
        let text = String(decoding: built.json, as: UTF8.self)
        #expect(text.contains("cdn.example.com/a.png") && text.contains("cdn.example.com/b.mp4"))
    }

    @Test func `each finding on a medium is at its field`() async throws {
        var body = Self.kkiai(image: "https://cdn.example.com/hero.png")
        body.media["https://cdn.example.com/hero.png"] = Fixture.smallHero
        body.media["https://cdn.example.com/dance.mp4"] = Fixture.longDance
        let report = try await RequestCheck(fetching: nil).report(on: body)
        for finding in report.findings where finding.subject != .request {
            #expect(finding.location.path == "request" && finding.location.line == 1)
            #expect(finding.location.pointer == (finding.subject == .image ? "/image_url" : "/video_url"))
        }
        #expect(report.assets.map(\.pointer) == ["/image_url", "/video_url"])
        #expect(report.verdict == .fail)
    }

    @Test(arguments: ["", " "], ["input_image_urls", "source_image_urls"])
    func `a medium that is named by nothing is missing`(text: String, field: String) async throws {
        let (model, video) =
            field == "input_image_urls" ? ("model_slug", "input_video_urls") : ("video_model", "video_urls")
        let json = """
            {"\(model)": "kling_3_0_motion_control", "prompt": "x", "\(field)": ["\(text)"], "\(video)": [null],
             "quality_mode": "720p", "duration_seconds": 5}
            """
        let report = try await RequestCheck(fetching: nil).report(on: RequestBody(Array(json.utf8)))
        #expect(report.verdict == .fail)
        let missing = report.findings.filter { $0.code == "REQ006" }.compactMap(\.location.pointer)
        #expect(Set(missing) == ["/\(field)/0", "/\(video)/0"])
    }

    @Test(arguments: ["kling-v2", "kkiai"])
    func `Base64 has no name that could mislead`(dialect: String) async throws {
        let check = try RequestCheck(dialect: dialect, policy: Policy(isStrict: true), fetching: nil)
        let built = try await check.build(
            Submission(
                image: Fixture.hero, video: Fixture.dance, orientation: .image,
                parameters: RequestParameters(videoURL: "https://cdn.example.com/d.mp4", quality: .high)))
        #expect(built.report.verdict == .pass)
    }

    @Test(arguments: [
        ("cdn.example.com/hero.png", "put https:// in front"),
        ("//cdn.example.com/hero.png", "put https: in front"),
    ])
    func `a URL without its scheme is told from a path`(text: String, advice: String) async throws {
        let report = try await RequestCheck(fetching: nil).report(on: Self.kkiai(image: text))
        #expect(report.findings.first { $0.code == "REQ021" }?.fix?.summary == advice)
    }

    @Test(arguments: [
        (#"{"image_url": ["URL"], "video_url": "https://a.example.com/v.mp4"}"#, true),
        (#"{"image": "URL", "video_url": "https://a.example.com/v.mp4", "mode": "pro"}"#, true),
        (
            #"{"model": "kling-3.0/motion-control", "input": {"input_urls": "URL", "#
                + #""video_urls": ["https://a.example.com/v.mp4"]}}"#, true
        ),
        (#"{"image_url": "URL", "video_url": "https://a.example.com/v.mp4"}"#, true),
        (
            #"{"image_url": "a.png", "video_url": "https://a.example.com/v.mp4", "callback_url": "URL"}"#,
            false
        ),
    ])
    func `a URL in a field of another type or name may be told what will be there`(
        json: String, isAmong: Bool
    ) throws {
        let url = "https://a.example.com/i.png?X-Amz-Expires=60"
        let body = RequestBody(Array(json.replacing("URL", with: url).utf8), name: "body.json")
        let urls = try #require(try RequestCheck(fetching: nil).urls(in: body))
        #expect(urls.contains("https://a.example.com/v.mp4") && urls.contains(url) == isAmong)
    }
}
