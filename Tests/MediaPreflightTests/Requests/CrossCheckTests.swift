import MediaPreflight
import TestSupport
import Testing

/// Requests against their media.
@Suite struct CrossCheckTests {
    private static func ulazai(_ changes: [String: String] = [:]) async throws -> Report {
        var fields = [
            "model_slug": #""kling_3_0_motion_control""#, "prompt": #""She dances.""#,
            "input_image_urls": #"["https://cdn.example.com/hero.png"]"#,
            "input_video_urls": #"["https://cdn.example.com/dance.mp4"]"#,
            "character_orientation": #""video""#, "quality_mode": #""720p""#, "duration_seconds": "5",
        ]
        fields.merge(changes) { _, new in new }
        let json =
            "{" + fields.sorted { $0.key < $1.key }.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
        return try await RequestCheck(fetching: nil).report(
            on: RequestBody(
                Array(json.utf8),
                media: [
                    "https://cdn.example.com/hero.png": Fixture.hero,
                    "https://cdn.example.com/dance.mp4": Fixture.dance,
                ]))
    }

    @Test(arguments: [
        (3, ["REQ017"]), (4, ["REQ017"]), (5, []), (6, ["REQ017"]), (30, ["REQ017"]),
        (31, ["REQ011"]),
    ])
    func `the seconds that are ordered are those of the clip, 5`(seconds: Int, codes: [String]) async throws {
        let report = try await Self.ulazai(["duration_seconds": "\(seconds)"])
        #expect(report.findings.filter { $0.severity < .note }.map(\.code) == codes)
        #expect(report.request?.stake?.seconds == Double(seconds))
        #expect(report.request?.stake?.basis == .ordered)
    }

    @Test(arguments: [("10", [String]()), ("11", ["REQ011"])])
    func `orders of more than 10 s need orientation video`(seconds: String, codes: [String]) async throws {
        let report = try await Self.ulazai([
            "duration_seconds": seconds, "character_orientation": #""image""#,
        ])
        let errors = report.findings.filter { $0.severity == .error }
        #expect(errors.map(\.code) == codes)
        if let error = errors.first { #expect(error.fix?.summary.contains("orientation `video`") == true) }
    }

    @Test func `without an orientation both are judged, and the report says which would do`() async throws {
        let body = RequestBody(
            Array(
                #"""
                {"model_slug": "kling_3_0_motion_control", "prompt": "x", "quality_mode": "720p",
                 "input_image_urls": ["a"], "input_video_urls": ["b"], "duration_seconds": 11}
                """#.utf8))
        let report = try await RequestCheck(fetching: nil).report(on: body)
        let finding = try #require(report.findings.first { $0.code == "REQ011" })
        #expect(finding.orientation == .image)
        #expect(report.request?.orientation == nil)
    }

    @Test func `the price of Kling's current API is that of the clip's seconds`() async throws {
        var body = try Fixture.request("kling-v2.json")
        for url in String(decoding: body.bytes, as: UTF8.self).matches(of: /https:[^"]*\.(png|mp4)/) {
            body.media[String(url.0)] = url.1 == "png" ? Fixture.hero : Fixture.dance
        }
        let stake = try #require(try await RequestCheck(fetching: nil).report(on: body).request?.stake)
        #expect(stake.seconds == 5 && stake.basis == .output)
        #expect(
            stake.amounts == [
                CostEstimate.Amount(value: 6, unit: "units", model: "kling-3.0"),
                CostEstimate.Amount(value: 4, unit: "units", model: "kling-2.6"),
                CostEstimate.Amount(value: 0.84, unit: "USD", model: "kling-3.0"),
                CostEstimate.Amount(value: 0.56, unit: "USD", model: "kling-2.6"),
            ])
    }
}
