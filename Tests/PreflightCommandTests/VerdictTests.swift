import Foundation
import TestSupport
import Testing

/// The built program on the sample files: the verdict, told by the exit status.
@Suite(.tags(.slow, .asksForTheDay), .ownThread) struct VerdictTests {
    private let golden = Golden(beside: #filePath)

    @Test func `a pair within the limits ends with status 0`() throws {
        let result = try Repository.preflight(
            "check", "--image", "hero.png", "--video", "dance.mp4", "--orientation", "image")
        #expect(result.status == 0)
        #expect(result.errors.isEmpty)
        #expect(golden.difference(result.output, "check-pass.txt") == nil)
    }

    @Test func `a pair outside the limits ends with status 1 and every reason`() throws {
        let result = try Repository.preflight(
            "check", "--image", "hero-too-small.jpg", "--video", "dance-too-long.mp4", "--orientation",
            "image")
        #expect(result.status == 1)
        #expect(result.errors.isEmpty)
        #expect(golden.difference(result.output, "check-fail.txt") == nil)
    }

    @Test func `the report as JSON fits its schema`() throws {
        let result = try Repository.preflight(
            "check", "hero.png", "dance.mp4", "hero-too-small.jpg", "dance-too-long.mp4", "--verbose",
            "--format",
            "json")
        #expect(result.status == 1)
        let schema = JSONSchema.published
        #expect(try schema.mistakes(in: result.output, schema: "preflight-report-1.schema.json") == [])
    }

    @Test func `a pass that depends on the orientation says so in its first line and its last`() throws {
        let result = try Repository.preflight("check", "hero.png", "../video/duration-10.1.mp4")
        #expect(result.status == 0)
        #expect(
            result.output.hasPrefix(
                "PASS     2 assets are within the documented limits of KKIAI, with orientation `video` only"))
        #expect(result.output.contains("Accepted with orientation `video`, but not with `image`."))
    }

    @Test func `a pass of what was not measured says that it was let through`() throws {
        let result = try Repository.preflight("check", "../hostile/timescale-zero.mp4", "--allow-unknown")
        #expect(result.status == 0)
        #expect(result.output.contains("what could not be measured is let through"))
    }

    @Test func `assets on their own and a pair are judged in one run`() throws {
        let result = try Repository.preflight(
            "check", "--image", "hero.png", "dance.mp4", "hero-too-small.jpg")
        #expect(result.status == 1)
        #expect(result.output.hasPrefix("FAIL     1 of 3 assets"))
    }

    @Test func `what cannot be measured is no pass until it is allowed`() throws {
        let folder = try TemporaryFolder()
        let missing = folder.path("gone.png")
        let strict = try Repository.preflight("check", missing)
        #expect(strict.status == 1 || strict.status == 3)
        #expect(!strict.output.hasPrefix("PASS"))
    }

    @Test func `a motion video alone is judged as one`() throws {
        let image = try Repository.preflight(
            "check", "--video", "dance-too-long.mp4", "--orientation", "image")
        #expect(image.status == 1)
    }

    @Test func `a name that begins with a dash follows two dashes`() throws {
        let folder = try TemporaryFolder()
        let hero = Repository.demo.appendingPathComponent("hero.png")
        try FileManager.default.copyItem(at: hero, to: folder.url.appendingPathComponent("-hero.png"))
        let result = try Repository.preflight("check", "--", "-hero.png", in: folder.url)
        #expect(result.status == 0)
        #expect(result.output.contains("PASS     -hero.png  PNG"))
    }

    @Test func `facts of images and videos end with status 0 and fit their schema`() throws {
        let result = try Repository.preflight("probe", "hero.png", "dance.mp4", "--format", "json")
        #expect(result.status == 0)
        let schema = JSONSchema.published
        #expect(try schema.mistakes(in: result.output, schema: "preflight-facts-1.schema.json") == [])
        #expect(golden.difference(result.output, "probe.json") == nil)
        let text = try Repository.preflight("probe", "hero.png", "dance.mp4")
        #expect(golden.difference(text.output, "probe.txt") == nil)
    }

    @Test func `facts of something else end with status 3`() throws {
        let folder = try TemporaryFolder()
        let result = try Repository.preflight("probe", try folder.write("empty.mp4"))
        #expect(result.status == 3)
        #expect(result.output.contains("empty"))
    }

    @Test func `the example submitter sends only what passes`() throws {
        let submitter = try Program("submitter-example")
        let sent = try submitter.run(["hero.png", "dance.mp4", "image"], in: Repository.demo)
        #expect(sent.output == "sent with character_orientation image\n")
        let refused = try submitter.run(["hero-too-small.jpg", "dance-too-long.mp4"], in: Repository.demo)
        #expect(refused.output.hasPrefix("not sent, no credits spent\nFAIL"))
    }
}
