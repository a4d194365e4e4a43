import PreflightModel
import PreflightProfiles
import TestSupport
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

    private func fix(_ rule: any Rule.Type, _ facts: MediaFacts) -> Fix? {
        reportedFix(rule, context(facts))
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
        #expect(videoFix(context(Sample.video(100, 100, path: path)))?.command == nil)
        #expect(imageFix(context(Sample.image(100, 100, path: path)))?.command == nil)
    }

    @Test func `a fix says why a name gets no command`() throws {
        let reason = " (no command is given for a name with control characters)"
        let path = "a\u{1B}b"
        #expect(
            videoFix(context(Sample.video(100, 100, path: path)))?.summary
                == "scale it to 340×340" + reason)
        #expect(
            imageFix(context(Sample.image(100, 100, path: path)))?.summary
                == "scale it to 300×300" + reason)
        #expect(
            fix(MisleadingExtension.self, Sample.image(path: path))?.summary
                == "give it a name that ends in .jpg" + reason)
        let hdr = Sample.video(100, 100, path: path) { $0.video?.isHDR = true }
        #expect(fix(VideoSideTooShort.self, hdr)?.summary == "start from a larger original")
    }

    @Test(
        arguments: [
            ("dance.mp4", "dance.preflight.mp4"), ("dance.mov", "dance.mov.preflight.mp4"),
            ("dance.MP4", "dance.MP4.preflight.mp4"), ("a.b/dance", "a.b/dance.preflight.mp4"),
            ("/x/.hidden", "/x/.hidden.preflight.mp4"), ("a.tar.gz", "a.tar.gz.preflight.mp4"),
            ("/dev/stdin", nil),
        ] as [(String, String?)])
    func `the copy lies beside the original and shares its name with no other`(path: String, copy: String?) {
        #expect(FixedName(extension: "mp4").path(for: path) == copy)
    }

    @Test func `the cuts for the two orientations have different names`() {
        let clip = Sample.video(seconds: 40, path: "clip.mp4")
        let commands = [CharacterOrientation.image, .video].map { videoFix(context(clip, $0))?.command }
        #expect(commands[0]?.hasSuffix(" 'clip.preflight-9.9s.mp4'") == true)
        #expect(commands[1]?.hasSuffix(" 'clip.preflight-29.9s.mp4'") == true)
    }

    @Test func `one command fixes everything about a video`() {
        let fix = videoFix(
            context(
                Sample.video(
                    320, 569, seconds: 40, format: .matroska, byteCount: 200_000_000, path: "it's.mkv")))
        #expect(
            fix?.command
                == "! ffmpeg -nostdin -v error -xerror -err_detect explode -protocol_whitelist file -f matroska -i 'it'\\''s.mkv' "
                + "-map 0:V:0 -map '0:a:0?' -t 29.9 -f null - 2>&1 | grep -v '^.null @' && "
                + "ffmpeg -nostdin -xerror -err_detect explode -protocol_whitelist file -f matroska -i 'it'\\''s.mkv' -map 0:V:0 -map '0:a:0?' -t 29.9 -vf 'scale=340:604,setsar=1' "
                + "-c:v libx264 -crf 18 -maxrate 23108k -bufsize 23108k -pix_fmt yuv420p -c:a aac "
                + "-movflags +faststart 'it'\\''s.mkv.preflight-29.9s.mp4'")
        #expect(
            fix?.summary
                == "put it into mp4, cut it to 29.9 s, scale it to 340×604, code it with fewer bits")
    }

    @Test func `frames that fit are moved and not coded anew`() {
        let fix = videoFix(context(Sample.video(format: .matroska) { $0.video?.codec = "hevc" }))
        #expect(fix?.command?.contains("-c:v copy -tag:v hvc1 -map_metadata -1 -c:a aac") == true)
        #expect(fix?.summary == "put it into mp4")
    }

    @Test func `a container that is refused is named first, also when everything is coded anew`() {
        let webm = Sample.video(format: .webm) { $0.video?.codec = "vp9" }
        #expect(videoFix(context(webm))?.summary == "put it into mp4, code it anew as H.264")
        #expect(videoFix(context(Sample.video(100, 100)))?.summary == "scale it to 340×340")
    }

    @Test(
        arguments: [
            (29.7, 30), (24, 24), (12.5, 24), (59.94, 60), (240, 60), (.nan, 30), (-1, 30), (nil, 30),
        ] as [(Double?, Int)])
    func `a varying frame rate is made constant with every frame kept`(average: Double?, rate: Int) throws {
        let facts = Sample.video {
            $0.video?.isVariableFrameRate = true
            $0.video?.frameRate = average
        }
        let command = try #require(fix(VariableFrameRate.self, facts)?.command)
        #expect(command.contains(" -vf 'fps=\(rate),scale="))
    }

    @Test func `frames that are moved keep their times`() {
        let facts = Sample.video(format: .matroska) { $0.video?.isVariableFrameRate = true }
        #expect(videoFix(context(facts))?.command?.contains("fps=") == false)
    }

    @Test(arguments: [
        ("a/b/clip.mp4", "git -C 'a/b' lfs pull --include 'clip.mp4'"),
        ("clip.mp4", "git -C '.' lfs pull --include 'clip.mp4'"),
        ("/clip.mp4", "git -C '/' lfs pull --include 'clip.mp4'"),
        ("-a/a,b[1].mp4", "git -C './-a' lfs pull --include 'a?b?1?.mp4'"),
    ])
    func `a pointer is fetched in the repository that it is in`(path: String, command: String) {
        let pointer = Sample.other(.notMedia, "a pointer", path: path, identifiedAs: "Git LFS pointer")
        #expect(fix(NotMedia.self, pointer)?.command == command)
    }

    @Test(
        arguments: [
            ("keep.jpg", "cp -n 'keep.jpg' 'keep.png'"), ("a.b/keep", "cp -n 'a.b/keep' 'a.b/keep.png'"),
            ("-keep.jpg", "cp -n './-keep.jpg' './-keep.png'"), ("/dev/fd/3", nil),
        ] as [(String, String?)])
    func `a file is copied under its proper name and never over another`(path: String, command: String?) {
        let asset = context(Sample.image(format: .png, path: path))
        let fix = reportedFix(MisleadingExtension.self, asset)
        #expect(fix?.command == command)
        #expect(fix?.summary == "give it a name that ends in .png")
        let finding = MisleadingExtension.evaluate(asset).first
        #expect(finding?.actual == nil && finding?.limit == nil && finding?.evidence == nil)
    }

    @Test(arguments: [
        ("https://example.com/a.mp4", "give it as a URL, not as a file"),
        ("HTTP://example.com", "give it as a URL, not as a file"),
        ("htps://example.com/a.mp4", "give it as a URL, not as a file"),
        ("s3://bucket/a.mp4", "give it as a URL, not as a file"),
        ("file:///tmp/a.mp4", "name the file by its path, without file://"),
        ("cdn.example.com/a.mp4", "check the path; if it is a URL, put https:// in front"),
        ("C:\\a.mp4", "check the path"), ("take:1.mp4", "check the path"),
        ("-", "standard input is not read: name a file"), ("http/a.mp4", "check the path"),
    ])
    func `what was never a path is told from a wrong one`(path: String, summary: String) {
        let missing = Sample.other(.missing, "there is no such file", path: path)
        #expect(fix(MissingFile.self, missing)?.summary == summary)
    }

    @Test func `the wrong kind is told where each kind belongs, whatever the other file is`() {
        let picture = RuleContext(
            facts: Sample.image(), subject: .video, orientation: .video, profile: kkiai)
        #expect(
            WrongKind.evaluate(picture).first?.fix?.summary
                == "give a video here; this file can only be given as the image")
    }

    @Test func `a shape that no scaling helps is one sentence, and the same for both sides`() {
        let strip = Sample.video(200, 4000)
        let summary =
            "crop it, or start from another original: scaled to any size, it has a side below 340 px or one above "
            + "3850 px"
        #expect(fix(VideoSideTooShort.self, strip) == Fix(summary))
        #expect(fix(VideoSideTooLong.self, strip) == Fix(summary))
        #expect(
            fix(VideoTooLong.self, Sample.video(200, 4000, seconds: 31)) == Fix("cut it to less than 30 s")
        )
    }

    @Test(arguments: [(90, "clockwise by 90°"), (180, "by 180°"), (270, "counterclockwise by 90°")])
    func `a turn is said as for pictures`(rotation: Int, words: String) {
        let finding = TransformedDisplay.evaluate(
            context(Sample.video { $0.video?.rotation = rotation })
        ).first
        #expect(finding?.message.hasPrefix("the video is turned \(words) to be shown") == true)
        #expect(finding?.fix?.summary == "code it anew, upright")
    }

    @Test func `pixels that are not square are no matter of standing upright`() {
        let wide = Sample.video { $0.video?.sampleAspectRatio = Ratio(4, 3) }
        #expect(fix(TransformedDisplay.self, wide)?.summary == "code it anew with square pixels")
    }

    @Test func `HDR, encrypted and damaged videos get no command`() {
        #expect(videoFix(context(Sample.video(100, 100) { $0.video?.isHDR = true }))?.command == nil)
        #expect(videoFix(context(Sample.video(100, 100) { $0.video?.isEncrypted = true }))?.command == nil)
        #expect(
            videoFix(context(Sample.video(100, 100, defects: [Defect(.truncated, "so")])))?.command == nil)
    }

    @Test func `a picture is scaled and padded in one command`() {
        let fix = imageFix(context(Sample.image(100, 1000, format: .png, path: "a.png")))
        #expect(
            fix?.command
                == "! { ffmpeg -nostdin -v warning -xerror -err_detect explode -protocol_whitelist file -f png_pipe -i 'a.png' "
                + "-frames:v 1 -f null - 2>&1 || echo failed; } | grep -E '^failed$|IEND without all image' && "
                + "ffmpeg -nostdin -xerror -err_detect explode -protocol_whitelist file -f png_pipe -i 'a.png' -vf 'format=rgb24,pad=400:1000:(ow-iw)/2:(oh-ih)/2' -frames:v 1 -update 1 "
                + "'a.preflight.png'")
    }

    @Test func `a picture that FFmpeg may get wrong gets no command`() {
        #expect(
            imageFix(context(Sample.image(100, 100) { $0.uncommonCoding = "arithmetic coding" })) == nil)
        #expect(imageFix(context(Sample.image(100, 100, format: .svg)))?.command == nil)
        #expect(imageFix(context(Sample.image(format: .webp) { $0.isAnimated = true })) == nil)
    }

    @Test func `a picture with transparency keeps it, and has fewer pixels`() {
        let facts = Sample.image(2000, 1000, format: .png, byteCount: 20_000_000, path: "a.png") {
            $0.hasAlpha = true
        }
        #expect(imageFix(context(facts))?.summary == "scale it to 1133×566, code it with fewer bits")
        let small = Sample.image(310, 310, format: .png, byteCount: 20_000_000) { $0.hasAlpha = true }
        #expect(imageFix(context(small)) == nil)
    }

    @Test func `the colours of print are turned by ImageMagick, unless it takes the name for a pattern`() {
        let print = Sample.image(100, 1000, path: "a.jpg") { $0.colorModel = .cmyk }
        #expect(
            imageFix(context(print))?.command
                == "ffmpeg -nostdin -v error -xerror -err_detect explode -protocol_whitelist file -f jpeg_pipe -i 'a.jpg' "
                + "-frames:v 1 -f null - && LC_ALL=C convert 'jpeg:a.jpg' -colorspace sRGB -strip -background black "
                + "-gravity center -extent 400x1000 -quality 93 'jpeg:a.preflight.jpg'")
        for name in ["100%d.jpg", "a[0].jpg", "a*.jpg", "@a.jpg"] {
            let fix = imageFix(context(Sample.image(100, 100, path: name) { $0.colorModel = .cmyk }))
            #expect(fix != nil && fix?.command == nil)
        }
    }

    @Test(
        arguments: [
            (1, "-q:v 2"), (1.3, "-q:v 4"), (2, "-q:v 7"), (2.9, "-q:v 12"),
            (6, "-vf scale=594:594 -frames:v 1 -update 1 -q:v 12"),
        ] as [(Double, String)])
    func `a picture that came out too large is coded coarser, and then smaller`(
        excess: Double, options: String
    ) {
        let facts = Sample.image(1000, 1000, path: "a.jpg")
        let fix = imageFix(context(facts), after: FixLesson(excess: excess))
        #expect(fix?.command?.contains(options) == true, "\(fix?.command ?? "none")")
    }

    @Test func `a video that came out too large gets fewer bits`() {
        let facts = Sample.video(seconds: 9)
        let rates = [1.1, 2, 100].map { excess in
            videoFix(context(facts), after: FixLesson(excess: excess))?.command?.split(separator: " ")
                .first { $0.hasSuffix("k") }
        }
        #expect(rates == ["65262k", "35808k", "528k"])
        #expect(videoFix(context(facts), after: FixLesson(excess: 1000)) == nil)
    }

    @Test func `a HEIC is converted by libheif's tool, and only when nothing else is wrong`() {
        let fix = imageFix(context(Sample.image(format: .heic, path: "a.heic")))
        #expect(fix?.command == "heif-convert 'a.heic' 'a.heic.preflight.png'")
        #expect(fix?.summary == "save it as PNG with heif-convert, which is libheif's tool")
        #expect(imageFix(context(Sample.image(100, 100, format: .heic))) == nil)
        // Of several images, heif-convert makes copies under other names.
        #expect(imageFix(context(Sample.image(format: .heic) { $0.additionalPictureCount = 1 })) == nil)
        #expect(imageFix(context(Sample.image(format: .avif) { $0.isAnimated = true })) == nil)
        let large = imageFix(context(Sample.image(format: .avif, byteCount: 20_000_000, path: "a.avif")))
        #expect(large?.command == "heif-convert -q 87 'a.avif' 'a.avif.preflight.jpg'")
    }

    @Test func `a HEIC of many pixels becomes a JPEG, since a PNG would have too many bytes`() {
        let fix = imageFix(context(Sample.image(4032, 3024, format: .heic, path: "a.heic")))
        #expect(fix?.command == "heif-convert -q 93 'a.heic' 'a.heic.preflight.jpg'")
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
