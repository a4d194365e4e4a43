import PreflightModel

/// `VID004`: a side of the video is longer than the document allows.
enum VideoSideTooLong: FixableRule {
    static let page = RulePage(
        code: "VID004", name: "video-side-too-long", severity: .error,
        summary: "A side of the video is longer than the document allows.",
        rationale: "The endpoint refuses videos it would have to scale down itself.",
        reading: """
            Each side counts on its own, as shown: turned upright, with square pixels. The bound itself is allowed.
            """,
        remedy: "Scale it down.",
        sources: [LimitKey.videoMaxSide.rawValue],
        examples: [
            RulePage.Example(
                "cinema 4K, 4096 px wide", facts: ExampleFacts.video(.mp4, 4096, 2160), subject: .video,
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "UHD 4K, 3840 px wide", facts: ExampleFacts.video(.mp4, 3840, 2160), subject: .video,
                expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let track = context.track else { return [] }
        return judgeSide(
            .videoMaxSide, .greatest, shown: track.displaySize, stored: track.size, in: context,
            advice: "scale it down"
        ) { fix(context) }
    }
}
