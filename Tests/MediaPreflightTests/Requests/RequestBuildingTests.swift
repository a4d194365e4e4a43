import Foundation
import MediaPreflight
import TestSupport
import Testing

/// Submissions turned into requests.
@Suite struct RequestBuildingTests {
    private static let parameters = RequestParameters(
        imageURL: "https://cdn.example.com/hero.png", videoURL: "https://cdn.example.com/dance.mp4",
        prompt: "She says \"hello\"\nand dances.", quality: .high, sound: .keep, durationSeconds: 5,
        elementID: "829836802793406551", callbackURL: "https://hooks.example.com/done", taskID: "take 7",
        isWatermarked: false)

    private static func submission(_ orientation: CharacterOrientation = .video) -> Submission {
        Submission(
            image: Fixture.hero, video: Fixture.universalDance, orientation: orientation,
            parameters: parameters)
    }

    @Test(arguments: RequestCheck.dialects)
    func `a built request is one of its dialect, and passes`(dialect: String) async throws {
        var submission = Self.submission()
        let fields = try Preflight.builtInProfiles.flatMap { try Preflight.profile($0).dialects }
            .first { $0.id == dialect }
        submission.parameters.model = fields?.field(.model)?.values.first
        // Not every one takes an element, and one takes only such as a double holds.
        if fields?.field(.element) == nil { submission.parameters.elementID = nil }
        if fields?.field(.element)?.type == "number" { submission.parameters.elementID = "17" }
        let built = try await RequestCheck(dialect: dialect, fetching: nil).build(
            submission, allowing: [.pass])
        #expect(built.report.request?.dialect == dialect)
        #expect(built.report.verdict == .pass)
        #expect(try JSONSerialization.jsonObject(with: Data(built.json)) is [String: Any])
    }

    @Test func `each value is in the words of the dialect`() async throws {
        let kkiai = try await RequestCheck(dialect: "kkiai", fetching: nil).build(Self.submission()).json
        #expect(
            String(decoding: kkiai, as: UTF8.self) == """
                {"prompt": "She says \\"hello\\"\\nand dances.", \
                "image_url": "https://cdn.example.com/hero.png", "video_url": "https://cdn.example.com/dance.mp4", \
                "element_list": [{"element_id": "829836802793406551"}], "keep_original_sound": "yes", \
                "character_orientation": "video", "mode": "pro", \
                "callback_url": "https://hooks.example.com/done", "external_task_id": "take 7", \
                "watermark_info": [{"watermark_info": false}]}
                """)
        let current = try await RequestCheck(dialect: "kling-v2", fetching: nil).build(Self.submission()).json
        #expect(
            String(decoding: current, as: UTF8.self) == """
                {"contents": [{"type": "prompt", "text": "She says \\"hello\\"\\nand dances."}, \
                {"type": "image", "url": "https://cdn.example.com/hero.png"}, \
                {"type": "video", "url": "https://cdn.example.com/dance.mp4"}, \
                {"type": "element", "element_id": "829836802793406551", "id": "element_1"}], \
                "settings": {"character_orientation": "video", "audio": "original", "resolution": "1080p"}, \
                "options": {"callback_url": "https://hooks.example.com/done", "external_task_id": "take 7", \
                "watermark_info": {"enabled": false}}}
                """)
    }

    @Test func `an image without a URL is sent in Base64`() async throws {
        var submission = Self.submission()
        submission.parameters.imageURL = nil
        let built = try await RequestCheck(dialect: "kkiai", fetching: nil).build(submission)
        let base64 = Data(try Fixture.bytes(of: Fixture.hero)).base64EncodedString()
        #expect(String(decoding: built.json, as: UTF8.self).contains("\"image_url\": \"\(base64)\""))
        #expect(built.report.assets.first?.facts.image != nil)
    }

    @Test func `a request that would be refused is not handed out`() async throws {
        let check = try RequestCheck(dialect: "kkiai", fetching: nil)
        // An element goes with orientation video alone.
        let refused = await #expect(throws: RequestRefused.self) {
            try await check.build(Self.submission(.image))
        }
        #expect(refused?.report.findings.contains { $0.code == "REQ014" } == true)
        let built = try await check.build(Self.submission(.image), allowing: Set(Verdict.allCases))
        #expect(built.report.verdict == .fail && !built.json.isEmpty)
    }

    @Test func `what cannot be measured is not handed out either`() async throws {
        var submission = Self.submission()
        submission.video = nil
        let check = try RequestCheck(dialect: "kkiai", fetching: nil)
        let refused = await #expect(throws: RequestRefused.self) { try await check.build(submission) }
        #expect(refused?.report.verdict == .unknown)
        #expect(try await check.build(submission, allowing: [.pass, .unknown]).report.verdict == .unknown)
    }

    @Test func `an image that cannot be read is an error`() async throws {
        let submission = Submission(image: .file("/nowhere/hero.png"), video: Fixture.dance)
        let error = await #expect(throws: PreflightError.self) {
            try await RequestCheck(fetching: nil).build(submission)
        }
        #expect(error?.code == .unreadableMedia)
    }
}
