import MediaPreflight
import Testing

/// Whose request it is, when nobody says.
@Suite struct RecognitionTests {
    private static let media =
        #""image_url": "https://a.example.com/a.png", "video_url": "https://a.example.com/a.mp4""#

    private func report(_ json: String, profile: String? = nil) async throws -> Report {
        try await RequestCheck(profile: profile, fetching: nil).report(
            on: RequestBody(Array(json.utf8), name: "body.json"))
    }

    private func note(_ report: Report) -> String? { report.findings.first { $0.code == "REQ024" }?.message }

    @Test func `a request that fits KKIAI is KKIAI's, without a word`() async throws {
        let report = try await report(
            #"{\#(Self.media), "character_orientation": "video", "mode": "pro"}"#)
        #expect(report.request?.dialect == "kkiai" && note(report) == nil)
    }

    @Test func `a flag where KKIAI has a word is another provider's`() async throws {
        let report = try await report(
            #"{\#(Self.media), "character_orientation": "video", "keep_original_sound": true, "elements": []}"#
        )
        #expect(report.request?.dialect == "fal")
        #expect(
            !report.findings.contains { $0.code == "REQ006" || $0.code == "REQ007" || $0.code == "REQ008" })
    }

    @Test func `a mistake is not taken for another provider's request, but it is said whose it may be`()
        async throws
    {
        let report = try await report(#"{\#(Self.media), "prompt": "She dances."}"#)
        #expect(report.request?.dialect == "kkiai" && report.verdict == .fail)
        #expect(note(report)?.contains("muapi") == true || note(report)?.contains("more") == true)
    }

    @Test func `equal forms are told, since they are judged differently`() async throws {
        let report = try await report(
            #"{"image": "https://a.example.com/a.png", "video": "https://a.example.com/a.mp4", "prompt": "x"}"#
        )
        #expect(note(report)?.contains("it may also be") == true)
    }

    @Test func `a model's name tells more than a field`() async throws {
        let report = try await report(
            #"{"model": "kling-v3-motion-control", \#(Self.media), "character_orientation": "video", "mode": "pro"}"#
        )
        #expect(report.request?.dialect == "apimart")
    }

    @Test func `a profile without a form of request judges the media alone`() async throws {
        let report = try await report(#"{\#(Self.media), "mode": 7, "nonsense": 1}"#, profile: "runway")
        #expect(note(report)?.hasPrefix("no form of Runway's request is documented") == true)
        #expect(!report.findings.contains { ["REQ006", "REQ007", "REQ008", "REQ009"].contains($0.code) })
        #expect(report.assets.count == 2)
    }

    @Test(arguments: [(5, true), (7, false), (10, true)])
    func `listed numbers are the only ones`(seconds: Int, isListed: Bool) async throws {
        let report = try await report(
            #"""
            {"model": "kling-v3-motion-control", "input": {"img_url": "https://a.example.com/a.png",
             "video_url": "https://a.example.com/a.mp4"}, "parameters": {"duration": \#(seconds)}}
            """#, profile: "ucloud")
        #expect(report.findings.contains { $0.code == "REQ009" } != isListed)
    }
}
