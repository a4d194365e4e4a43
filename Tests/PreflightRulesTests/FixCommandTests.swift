import PreflightModel
import PreflightProfiles
import Testing

@testable import PreflightRules

@Suite struct FixCommandTests {
    private let kkiai: Profile

    init() throws { kkiai = try ProfileCatalogue.effectiveProfile("kkiai") }

    private func context(_ facts: MediaFacts, _ orientation: CharacterOrientation = .video) -> RuleContext {
        RuleContext(
            facts: facts, subject: facts.image == nil ? .video : .image, orientation: orientation,
            profile: kkiai)
    }

    @Test(arguments: [
        ("dance.mp4", "'dance.mp4'"), ("my dance.mp4", "'my dance.mp4'"), ("it's.mp4", "'it'\\''s.mp4'"),
        ("-y.mp4", "'./-y.mp4'"), ("12:30.mp4", "'./12:30.mp4'"), ("/a:b/c.mp4", "'/a:b/c.mp4'"),
        ("../-c.mp4", "'../-c.mp4'"), ("$(rm x).mp4", "'$(rm x).mp4'"), ("`x`.mp4", "'`x`.mp4'"),
    ])
    func `a path is one word that no program mistakes`(path: String, word: String) {
        #expect(ShellWord.path(path) == word)
    }

    @Test(arguments: ["", "a\nb.mp4", "a\u{1B}[2Jb.mp4", "a\0b.mp4", "a\u{202E}4pm.mp4", "a\u{85}b"])
    func `a path with control characters gives no command`(path: String) {
        #expect(ShellWord.path(path) == nil)
        #expect(VideoMend(context(TestFacts.video(100, 100, path: path))).command == nil)
    }

    @Test(arguments: [
        ("dance.mov", "dance.preflight.mp4"), ("a.b/dance", "a.b/dance.preflight.mp4"),
        ("/x/.hidden", "/x/.hidden.preflight.mp4"), ("a.tar.gz", "a.tar.preflight.mp4"),
    ])
    func `the copy lies beside the original`(path: String, copy: String) {
        #expect(MendedName.path(for: path, extension: "mp4") == copy)
    }

    @Test func `one command mends everything about a video`() {
        let mend = VideoMend(
            context(
                TestFacts.video(
                    320, 569, seconds: 40, format: .matroska, byteCount: 200_000_000, path: "it's.mkv")))
        #expect(
            mend.command
                == "ffmpeg -i 'it'\\''s.mkv' -map 0:V:0 -map '0:a:0?' -t 29.9 -vf 'scale=340:604,setsar=1' "
                + "-c:v libx264 -crf 18 -maxrate 22550k -bufsize 22550k -pix_fmt yuv420p -c:a aac "
                + "-movflags +faststart 'it'\\''s.preflight.mp4'")
        #expect(mend.fix?.summary == "cut it to 29.9 s, scale it to 340×604, code it with fewer bits")
    }

    @Test func `frames that fit are moved and not coded anew`() {
        let mend = VideoMend(context(TestFacts.video(format: .matroska) { $0.video?.codec = "hevc" }))
        #expect(mend.command?.contains("-c:v copy -tag:v hvc1 -c:a aac") == true)
    }

    @Test func `HDR, encrypted and damaged videos get no command`() {
        #expect(VideoMend(context(TestFacts.video(100, 100) { $0.video?.isHDR = true })).command == nil)
        #expect(VideoMend(context(TestFacts.video(100, 100) { $0.video?.isEncrypted = true })).command == nil)
        #expect(
            VideoMend(context(TestFacts.video(100, 100, defects: [Defect(.truncated, "so")]))).command == nil)
    }

    @Test func `a picture is scaled and padded in one command`() {
        let mend = ImageMend(context(TestFacts.image(100, 1000, format: .png, path: "a.png")))
        #expect(
            mend.command
                == "ffmpeg -i 'a.png' -vf 'pad=400:1000:(ow-iw)/2:(oh-ih)/2' -frames:v 1 -update 1 "
                + "'a.preflight.png'")
    }

    @Test func `a picture that FFmpeg may get wrong gets no command`() {
        #expect(ImageMend(context(TestFacts.image(100, 100) { $0.colorModel = .cmyk })).command == nil)
        #expect(ImageMend(context(TestFacts.image(100, 100, format: .heic))).command == nil)
        #expect(ImageMend(context(TestFacts.image(100, 100, path: "100%d.jpg"))).command == nil)
        #expect(
            ImageMend(context(TestFacts.image(format: .png, byteCount: 20_000_000) { $0.hasAlpha = true }))
                .command == nil)
    }

    @Test(
        arguments: [1, 2, 17, 299, 300, 340, 341, 999, 3849, 3850, 3851, 7680, 65_537],
        [1, 3, 299, 339, 1001, 4096, 100_000])
    func `a plan keeps every limit or is none`(width: Int, height: Int) {
        let size = PixelSize(width: width, height: height)
        for subject in [Subject.image, .video] {
            let limits = SizeLimits(kkiai, subject)
            let step = subject == .video ? 2 : 1
            guard let plan = GeometryPlan(size, into: limits, step: step) else {
                // Only what FFmpeg refuses, or a shape that no factor fits between the bounds, is beyond help.
                let isStrip = subject == .video && size.longerSide * 340 > size.shorterSide * 3800
                let isPadded = subject == .image && size.longerSide > 20_000
                #expect(isStrip || isPadded || !GeometryPlan.isWithinReach(size))
                continue
            }
            #expect(limits.accept(plan.canvas))
            #expect(plan.canvas.width % step == 0 && plan.canvas.height % step == 0)
            #expect(plan.content.width <= plan.canvas.width && plan.content.height <= plan.canvas.height)
            #expect(plan.content.isPositive)
        }
    }
}
