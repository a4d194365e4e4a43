import PreflightModel
import PreflightProfiles
import TestSupport
import Testing

@testable import PreflightRules

/// The one plan that all findings about an asset share, and how little it changes.
@Suite struct FixPlanTests {
    private let kkiai: Profile

    init() throws { kkiai = try ProfileCatalogue.effectiveProfile("kkiai") }

    private func findings(_ facts: MediaFacts, _ orientation: CharacterOrientation? = .video) -> [Finding] {
        RuleEngine.report(
            on: [AssetInRole(facts)], against: kkiai, orientation: orientation, policy: Policy(), tool: .test
        ).findings
    }

    private func fix(_ code: String, _ facts: MediaFacts, _ orientation: CharacterOrientation? = .video)
        -> Fix?
    {
        findings(facts, orientation).first { $0.code == code }?.fix
    }

    private func commands(_ facts: MediaFacts, _ orientation: CharacterOrientation? = nil) -> Set<String> {
        Set(findings(facts, orientation).compactMap { $0.fix?.command })
    }

    // MARK: Metadata before pixels

    @Test(arguments: [(9_999_999, true), (10_000_000, true), (10_000_001, false)] as [(Int64, Bool)])
    func `metadata goes first when the rest keeps the limit`(rest: Int64, isLossless: Bool) throws {
        let facts = Sample.image(byteCount: rest + 4_000_000) {
            $0.share = ByteShare(metadata: 4_000_000, image: rest)
        }
        let command = try #require(fix("IMG002", facts)?.command)
        #expect(
            command.hasSuffix(" && exiftool -q -m -all= --icc_profile:all -o 'hero.preflight.jpg' 'hero.jpg'")
                == isLossless)
        #expect(command.contains("-q:v") != isLossless)
    }

    @Test func `a transparent PNG full of text keeps its pixels, however small it is`() throws {
        let facts = Sample.image(310, 420, format: .png, byteCount: 14_000_000, path: "s.png") {
            $0.hasAlpha = true
            $0.share = ByteShare(metadata: 13_950_000, image: 50_000)
        }
        #expect(fix("IMG002", facts)?.command?.contains("exiftool -q -m -all= ") == true)
    }

    @Test func `bytes of a PNG that ExifTool keeps go by packing the pixels anew`() throws {
        let facts = Sample.image(900, 1200, format: .png, byteCount: 14_000_000, path: "l.png") {
            $0.hasAlpha = true
            $0.share = ByteShare(metadata: 0, image: 50_000)
        }
        #expect(
            fix("IMG002", facts)?.command?.hasSuffix(
                " -frames:v 1 -update 1 -pred mixed -compression_level 9 'l.preflight.png'") == true)
    }

    @Test func `a transparent PNG that no plan fits is not sent to JPEG without a word`() {
        let facts = Sample.image(310, 310, format: .png, byteCount: 20_000_000) { $0.hasAlpha = true }
        #expect(
            fix("IMG002", facts)
                == Fix("save it with fewer pixels, or as JPEG, which fills what is transparent with a colour")
        )
    }

    // MARK: One plan

    @Test func `notes about a turned photo with a film behind it share one command`() throws {
        let facts = Sample.image(defects: [Defect(.trailingData, "a film follows")]) {
            $0.exifOrientation = 6
        }
        let notes = findings(facts).filter { $0.fix != nil }
        #expect(notes.map(\.code) == ["IMG010", "IMG011"])
        #expect(Set(notes.map { $0.fix?.command }).count == 1 && notes[0].fix?.command != nil)
    }

    @Test func `the command for an error is the only one, and keeps the orientation that it does not apply`()
        throws
    {
        let facts = Sample.image(
            byteCount: 13_000_000, defects: [Defect(.trailingData, "a film follows")]
        ) {
            $0.exifOrientation = 6
            $0.share = ByteShare(metadata: 4_800_000, image: 8_200_000)
        }
        let command = try #require(fix("IMG002", facts)?.command)
        #expect(command.contains(" -tagsfromfile '@' -orientation "))
        #expect(fix("IMG011", facts)?.command == command)
        #expect(fix("IMG010", facts) == Fix("save it upright"))
    }

    @Test(arguments: [nil, .image, .video] as [CharacterOrientation?])
    func `a long Matroska clip has one command, whichever orientation is asked for`(
        orientation: CharacterOrientation?
    ) {
        #expect(commands(Sample.video(seconds: 40, format: .matroska), orientation).count == 1)
        #expect(commands(Sample.video(seconds: 15, format: .matroska), orientation).count == 1)
    }

    // MARK: Remuxing before coding anew

    @Test(arguments: [(1_000_000, true), (99_000_000, false)] as [(Int64, Bool)])
    func `boxes that hold no frame are left out`(samples: Int64, isCopied: Bool) throws {
        let facts = Sample.video(byteCount: 110_000_000) { $0.container.sampleByteCount = samples }
        let command = try #require(fix("VID002", facts)?.command)
        #expect(command.contains(" -c:v copy ") == isCopied)
        #expect(command.contains(" -c:v libx264 ") != isCopied)
    }

    @Test func `a clip is cut without coding it anew`() throws {
        let command = try #require(fix("VID006", Sample.video(seconds: 40))?.command)
        #expect(command.contains(" -t 29.9 -c:v copy "))
    }

    @Test(arguments: [3_600_000, 99, 0.28])
    func `a duration that only the container states is written afresh, and nothing is cut`(stated: Double)
        throws
    {
        let facts = Sample.video(
            seconds: 8.3, container: stated, defects: [Defect(.durationContradiction, "they differ")])
        let command = try #require(fix("VID014", facts, .image)?.command)
        #expect(command.contains(" -c:v copy ") && !command.contains(" -t "))
        #expect(command.hasSuffix(" 'dance.preflight.mp4'"))
        #expect(commands(facts, .image) == [command])
    }

    // MARK: Allowed bytes are used

    @Test(
        arguments: [
            (11_700_000, 1, "-q:v 2"), (11_700_000, 8.2, "-q:v 4"), (20_000_000, 8.2, "-q:v 9"),
            (10_485_761, 20, "-q:v 6"),
        ] as [(Int64, Double, String)])
    func `a JPEG is coded as finely as the limit allows`(byteCount: Int64, step: Double, option: String)
        throws
    {
        let facts = Sample.image(4000, 3000, byteCount: byteCount) {
            $0.share = ByteShare(metadata: 0, image: byteCount, meanQuantiser: step)
        }
        let command = try #require(fix("IMG002", facts)?.command)
        #expect(command.contains(option), "\(command)")
    }

    @Test func `a copy that is far below the limit is followed by a finer one`() throws {
        var lesson = FixLesson()
        let learnt = [600, 300].map { lesson.noteRoom(byteCount: $0, limit: 1000) }
        #expect(learnt == [false, true])
        let facts = Sample.image(4000, 3000, byteCount: 30_000_000, path: "a.jpg") {
            $0.share = ByteShare(metadata: 0, image: 30_000_000, meanQuantiser: 8.2)
        }
        let context = RuleContext(facts: facts, subject: .image, orientation: .video, profile: kkiai)
        let first = imageFix(context)?.command
        #expect(first?.contains("-q:v 12") == true && first?.contains("scale=") == true, "\(first ?? "")")
        let finer = imageFix(context, after: lesson)?.command
        #expect(finer?.contains("scale=") == false, "\(finer ?? "")")
    }

    // MARK: No command that cannot work

    @Test func `a finding beside one that no tool can fix says so and has no command`() {
        let facts = Sample.video(200, 200, seconds: 2, format: .matroska)
        #expect(commands(facts).isEmpty)
        #expect(
            fix("VID001", facts)?.summary
                == "save it as mp4 or mov (no command is given, since no tool can fix video-too-short (VID005))"
        )
        #expect(fix("VID005", facts)?.summary == "use a take of at least 3 s of continuous motion")
    }

    @Test func `what cannot be decoded gets no command`() {
        let images = [
            Sample.image(format: .tiff) { $0.uncommonCoding = "raw data of a camera" },
            Sample.image(format: .tiff) { $0.isOddlyPacked = true },
            Sample.image(format: .jpeg2000) { $0.isOddlyPacked = true },
        ]
        let videos = [
            Sample.video(format: .webm) { $0.video?.isEncrypted = true },
            Sample.video(format: .matroska) {
                $0.video?.codec = "vvc"
                $0.video?.hasDecoder = false
            },
            Sample.video(format: .matroska) { $0.video?.codec = nil },
            Sample.video(format: .matroska) { $0.audio = [AudioTrackFacts()] },
            Sample.video(seconds: 137, format: .m4v) { $0.video?.duration = nil },
            Sample.video(format: .m4v) { $0.video?.frameCount = Measured(0, .header) },
        ]
        for facts in images + videos { #expect(commands(facts).isEmpty, "\(facts)") }
        #expect(fix("IMG001", images[0])?.summary == "export it from a raw converter as jpg, jpeg or png")
    }
}
