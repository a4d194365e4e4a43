import PreflightModel
import TestSupport

/// Findings and reports made by hand: nothing in them varies.
extension Sample {
    static let all = [hero, smallHero, dance, bareDance, pointer, missing]

    static let source = LimitSource(
        document: "KKIAI, Motion Control (https://www.kkiai.com/docs)",
        quote: "image dimensions not less than 300px", read: "2026-11-20")

    static let tool = Report.Tool(name: "preflight", version: "1.2.3")
    static let kkiai = Report.ProfileReference(id: "kkiai", name: "KKIAI Motion Control")

    static let tooSmall = Finding(
        code: "IMG004", rule: "image-side-too-short", severity: .error, subject: .image,
        location: Location(path: "hero-too-small.jpg"),
        message:
            "The picture is 120 px wide as shown (400×120 stored, turned by EXIF); each side must be at least 300 px.",
        actual: .integer(120), limit: .integer(300), unit: "px", evidence: .header, source: source,
        fix: Fix(
            "Enlarge the picture to at least 300 px on its shorter side",
            command:
                "ffmpeg -i hero-too-small.jpg -vf 'scale=300:-2:flags=lanczos' -q:v 2 -frames:v 1 hero-fixed.jpg && file hero-fixed.jpg"
        ))

    static let ambiguousSize = Finding(
        code: "IMG002", rule: "image-too-large", severity: .warning, subject: .image,
        location: Location(path: "hero-too-small.jpg"),
        message:
            "The file has 10.4 MB, and the document does not say whether 10 MB are 10,000,000 or 10,485,760 bytes.",
        actual: .integer(10_400_000), limit: .integer(10_000_000), unit: "bytes", evidence: .fileSystem,
        source: LimitSource(
            document: source.document, quote: "Image file size cannot exceed 10MB", read: source.read),
        fix: Fix("Compress the picture a little more"))

    static let tooLong = Finding(
        code: "VID006", rule: "video-too-long", severity: .error, subject: .video,
        location: Location(path: "dance.mp4"),
        message: "The video lasts 12.48 s; with orientation `image` at most 10 s are allowed.",
        actual: .decimal(12.48), limit: .decimal(10), unit: "s", evidence: .header,
        source: LimitSource(
            document: source.document,
            quote: "When character orientation matches the image, video duration can be up to 10 seconds",
            read: source.read),
        fix: Fix("Cut the video to 10 s", command: "ffmpeg -i dance.mp4 -t 10 -c copy dance-fixed.mp4"),
        orientation: .image)

    static let unknownDuration = Finding(
        code: "VID006", rule: "video-too-long", severity: .error, outcome: .unknown, subject: .video,
        location: Location(path: "live.mp4"), message: "The duration could not be measured.",
        limit: .decimal(30), unit: "s")

    static let indexAtEnd = Finding(
        code: "VID020", rule: "index-at-end", severity: .note, subject: .video,
        location: Location(path: "dance.mp4"), message: "The index lies behind the samples.")

    static let formatFine = Finding(
        code: "IMG001", rule: "image-format", severity: .error, outcome: .pass, subject: .image,
        location: Location(path: "hero-too-small.jpg"), message: "jpeg is accepted.", actual: .text("jpeg"))

    static let undocumented = Finding(
        code: "IMG009", rule: "image-side-too-long", severity: .error, outcome: .notDocumented,
        subject: .image,
        location: Location(path: "hero-too-small.jpg"), message: "No document states a greatest side.")

    static let passing = Report(
        tool: tool, profile: kkiai, verdict: .pass, orientations: [.image, .video],
        assets: [asset(hero, .image, .pass)], findings: [])

    static let failing = Report(
        tool: tool, profile: kkiai, verdict: .fail, orientations: [],
        assets: [
            asset(hero, .image, .pass), asset(smallHero, .image, .fail, []),
            asset(dance, .video, .pass, [.video]),
        ],
        findings: [
            tooSmall.of(1), ambiguousSize.of(1), formatFine.of(1), undocumented.of(1), tooLong.of(2),
            indexAtEnd.of(2),
        ])

    static let undecided = Report(
        tool: tool, profile: kkiai, verdict: .unknown, orientations: [.video],
        assets: [asset(dance, .video, .pass, [.video]), asset(bareDance, .video, .unknown)],
        findings: [tooLong.of(0), unknownDuration.of(1)])

    static func asset(
        _ facts: MediaFacts, _ subject: Subject, _ verdict: Verdict,
        _ orientations: [CharacterOrientation] = [.image, .video]
    ) -> AssetReport {
        AssetReport(facts: facts, subject: subject, verdict: verdict, orientations: orientations)
    }
}

extension Finding {
    /// The finding as it is about one of a report's assets.
    func of(_ asset: Int) -> Finding {
        var finding = self
        finding.location.asset = asset
        return finding
    }
}
