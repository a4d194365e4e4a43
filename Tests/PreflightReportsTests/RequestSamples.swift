import PreflightModel
import TestSupport

extension Sample {
    private static func place(_ pointer: String, _ line: Int, _ column: Int) -> Location {
        Location(path: "body.json", pointer: pointer, line: line, column: column)
    }

    static let unknownField = Finding(
        code: "REQ007", rule: "unknown-field", severity: .warning, subject: .request,
        location: place("/promt", 5, 5),
        message: "the document has no field `promt` here; did you mean `prompt`?",
        fix: Fix("call it `prompt`"))

    static let unknownValue = Finding(
        code: "REQ009", rule: "unknown-value", severity: .error, subject: .request,
        location: place("/mode", 9, 13), message: "`mode` is `1080p`; the document lists `std` or `pro`",
        actual: .text("1080p"), limit: .text("std, pro"), evidence: .request,
        source: LimitSource(document: source.document, quote: "Enum values: std, pro.", read: source.read),
        fix: Fix("send `std` or `pro`"))

    static let privateHost = Finding(
        code: "SRC012", rule: "unreachable-host", severity: .error, subject: .video,
        location: place("/video_url", 4, 18),
        message: "`video_url` leads to localhost, which is loopback: the provider cannot reach it",
        fix: Fix("upload the file to where the internet can reach it"))

    /// A request whose field is as wrong as its image, and whose video lies in an unlikely place.
    static let refusedRequest: Report = {
        var small = tooSmall
        small.location = place("/image_url", 3, 18)
        var image = asset(smallHero, .image, .fail, [])
        image.pointer = "/image_url"
        let absent = OtherFacts(
            problem: SourceProblem(.unavailable, "the URL is not fetched, and no local file is named for it"))
        var video = asset(
            MediaFacts(path: "http://localhost/dance.mp4?…", content: .other(absent)), .video, .unknown, [])
        video.pointer = "/video_url"
        return Report(
            tool: tool, profile: kkiai,
            request: RequestReport(
                path: "body.json", byteCount: 412, dialect: "kkiai", dialectTitle: "KKIAI's request",
                verdict: .fail, orientation: .image),
            verdict: .fail, orientations: [], assets: [image, video],
            findings: [unknownValue, unknownField, small.of(0), privateHost.of(1)])
    }()

    /// A request that passes, of which the price is known.
    static let pricedRequest: Report = {
        var clip = asset(dance, .video, .pass)
        clip.pointer = "/contents/2/url"
        return Report(
            tool: tool, profile: kkiai,
            request: RequestReport(
                path: "body.json", byteCount: 1412, dialect: "kling-v2",
                dialectTitle: "Kling's current request",
                verdict: .pass, orientation: .video,
                stake: CostEstimate(
                    seconds: 8.04, basis: .output,
                    amounts: [
                        CostEstimate.Amount(value: 9.648, unit: "units", model: "kling-3.0"),
                        CostEstimate.Amount(value: 1.3507, unit: "USD", model: "kling-3.0"),
                    ], source: source)),
            verdict: .pass, orientations: [.video], assets: [clip], findings: [])
    }()

    static let requestRule = RulePage(
        code: "REQ009", name: "unknown-value", severity: .error, summary: "The value is not listed.",
        rationale: "Each provider has words of its own.", remedy: "Send a listed value.",
        sources: ["`values`"],
        examples: [
            .init("another word", request: #"{"mode": "1080p"}"#, expected: .init(.error)),
            .init("a listed one", request: #"{"quality_mode": "720p"}"#, profile: "ulazai", expected: nil),
        ])
}
