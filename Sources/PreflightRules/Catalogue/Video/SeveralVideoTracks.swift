import PreflightModel

/// `VID012`: the container has several video tracks.
enum SeveralVideoTracks: FixableRule {
    static let page = RulePage(
        code: "VID012", name: "several-video-tracks", severity: .warning,
        summary: "The container has several video tracks.",
        rationale: "Players show the first enabled one, but programs differ in which they take.",
        reading: "The first enabled track that is not a cover picture is judged.",
        remedy: "Keep only the track that shows the motion.",
        sources: ["the container's tracks"],
        examples: [
            RulePage.Example(
                "two angles in one file", facts: ExampleFacts.video { $0.container.videoTrackCount = 2 },
                subject: .video, expected: RulePage.Expectation(.warning)),
            RulePage.Example("one track", facts: ExampleFacts.video(), subject: .video, expected: nil),
        ])

    static func depth(_ context: RuleContext) -> FixPlan.Depth? { .container }

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let count = context.video?.container.videoTrackCount, count > 1 else { return [] }
        let message =
            "the file has \(count) video tracks; the first enabled one is judged, another may be taken"
        return [
            finding(
                .warning, message, in: context,
                compared: Comparison(actual: .integer(Int64(count)), limit: .integer(1), evidence: .header),
                fix: fix(context, as: "keep one track"))
        ]
    }
}
