import PreflightModel
import PreflightProfiles
import TestSupport
import Testing

@testable import PreflightRules

/// An animated picture that was meant as the motion video.
@Suite struct AnimationTests {
    private static func findings(
        _ format: ImageFormat, isAnimated: Bool = true, path: String, as role: Subject?, _ width: Int = 400
    ) throws -> [Finding] {
        let facts = Sample.image(width, 400, format: format, path: path) { $0.isAnimated = isAnimated }
        return RuleEngine.report(
            on: [AssetInRole(facts, role: role)], against: try ProfileCatalogue.effectiveProfile("kkiai"),
            orientation: .video, policy: Policy(), tool: .test
        ).findings
    }

    @Test(arguments: [(ImageFormat.gif, "-f gif"), (.png, "-f apng")])
    func `an animation given as the video gets a command to MP4`(format: ImageFormat, words: String) throws {
        let finding = try #require(
            try Self.findings(format, path: "dance.gif", as: .video).first { $0.code == "SRC007" })
        let command = try #require(finding.fix?.command)
        #expect(command.hasPrefix("ffmpeg ") && command.contains(words) && command.contains(".mp4"))
        #expect(finding.fix?.summary.contains("MP4") == true)
    }

    @Test func `a small animation is scaled into the video's limits`() throws {
        let finding = try Self.findings(.gif, path: "dance.gif", as: .video, 200).first {
            $0.code == "SRC007"
        }
        #expect(finding?.fix?.command?.contains("scale=") == true)
        #expect(finding?.fix?.command?.contains("trunc(iw/2)") == false)
    }

    @Test func `animated WebP has words alone, since FFmpeg does not read it`() throws {
        let fix = try Self.findings(.webp, path: "dance.webp", as: .video).first { $0.code == "SRC007" }?.fix
        #expect(fix?.summary.contains("MP4") == true && fix?.command == nil)
    }

    @Test func `a still picture given as the video is exchanged`() throws {
        let fix = try Self.findings(.gif, isAnimated: false, path: "a.gif", as: .video)
            .first { $0.code == "SRC007" }?.fix
        #expect(fix?.summary.contains("give a video here") == true)
    }

    @Test(arguments: [("dance.mp4", true), ("dance.MOV", true), ("dance.gif", false)])
    func `an animation under a video's name was meant as the video`(path: String, isVideo: Bool) throws {
        let finding = try Self.findings(.gif, path: path.lowercased(), as: nil).first { $0.code == "IMG008" }
        #expect((finding?.fix?.command?.contains("libx264") == true) == isVideo)
    }
}
