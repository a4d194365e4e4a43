import Foundation
import PreflightModel
import PreflightReports
import TestSupport

/// The same picture, one plain colour, for every third asset.
struct SampleThumbnails: ThumbnailSource {
    private static let gray =
        "/9j/4AAQSkZJRgABAgAAAQABAAD//gAQTGF2YzU5LjM3LjEwMAD/2wBDAAgoKC8oLzc3Nzc3N0E8QUNDQ0FBQUFDQ0"
        + "NISEhVVVVISEhDQ0hIUFBVVVxfXFdXVVdfX2RkZHh4c3OMjJGsrM//xABLAAEBAAAAAAAAAAAAAAAAAAAABAEBAAAA"
        + "AAAAAAAAAAAAAAAABRABAAAAAAAAAAAAAAAAAAAAABEBAAAAAAAAAAAAAAAAAAAAAP/AABEIABAADAMBIgACEQADEQ"
        + "D/2gAMAwEAAhEDEQA/AKQDIl//2Q=="

    var remark: String? { "Thumbnails need ffmpeg, which is not installed." }

    func thumbnail(of asset: Int) -> Thumbnail? {
        guard asset.isMultiple(of: 3) else { return nil }
        return Thumbnail(
            jpeg: Array(Data(base64Encoded: Self.gray) ?? Data()), size: PixelSize(width: 120, height: 160),
            frameCount: asset == 0 ? 1 : 4)
    }
}

extension Sample {
    /// A folder's worth: assets on their own, a pair, requests, and everything that can be said of a run.
    static let folder: SampleRun = {
        var run = SampleRun([
            single(hero, .image, .pass),
            single(smallHero, .image, .fail, [tooSmall, ambiguousSize, formatFine]),
            pair, refusedRequest, pricedRequest, single(bareDance, .video, .unknown, [unknownDuration]),
            single(fetchedHero, .image, .pass, [redirected, calledAFile]),
            single(pointer, .other, .fail, [known]),
        ])
        run.summary.isInterrupted = true
        run.summary.unjudged = 3
        run.summary.unlisted = 2
        run.summary.staleBaseline = [.init(path: "old/gone.png", code: "IMG004")]
        return run
    }()

    /// A pair with a name of its own.
    static let pair = Report(
        tool: tool, profile: kkiai, pair: "نجمة", verdict: .pass, orientations: [.video],
        assets: [asset(hero, .image, .pass), asset(dance, .video, .pass, [.video])],
        findings: [tooLong.of(1), ignored.of(1)])

    /// A finding that the settings let be.
    static let ignored: Finding = {
        var finding = indexAtEnd
        finding.suppression = Suppression(.ignored, reason: "agreed with the studio")
        return finding
    }()

    /// A finding that was there before.
    static let known = Finding(
        code: "SRC001", rule: "not-media", severity: .error, subject: .other,
        location: Location(path: "pointer.mp4"), message: "The file is a Git LFS pointer.",
        suppression: Suppression(.baseline))

    static func single(
        _ facts: MediaFacts, _ subject: Subject, _ verdict: Verdict, _ findings: [Finding] = []
    ) -> Report {
        Report(
            tool: tool, profile: kkiai, verdict: verdict, orientations: [.image, .video],
            assets: [asset(facts, subject, verdict)], findings: findings.map { $0.of(0) })
    }
}

extension HTMLReport {
    /// A run's whole page.
    func page(_ run: some Run) throws -> String {
        var text = ""
        try render(run, to: &text)
        return text
    }
}
