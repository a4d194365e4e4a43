import PreflightModel

/// `VID003`: a side of the video is shorter than the document allows.
enum VideoSideTooShort: FixableRule {
    static let page = RulePage(
        code: "VID003", name: "video-side-too-short", severity: .error,
        summary: "A side of the video is shorter than the document allows.",
        rationale: "Too few pixels show too little of the motion, and the endpoint refuses them.",
        reading: """
            Each side counts on its own, as shown: turned upright, with square pixels. The bound itself is allowed.
            """,
        remedy: "Start from a larger original. Scaling up satisfies the limit but adds no detail.",
        sources: [LimitKey.videoMinSide.rawValue],
        examples: [
            RulePage.Example(
                "339 px wide", facts: ExampleFacts.video(.mp4, 339, 600), subject: .video,
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a size that could not be measured",
                facts: ExampleFacts.video { $0.video?.displaySize = nil },
                subject: .video, expected: RulePage.Expectation(.error, .unknown)),
            RulePage.Example(
                "340 px wide", facts: ExampleFacts.video(.mp4, 340, 600), subject: .video, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let track = context.track else { return [] }
        return judgeSide(
            .videoMinSide, .least, shown: track.displaySize, stored: track.size, in: context,
            advice: "start from a larger original"
        ) { fix(context) }
    }
}
