import PreflightModel

/// `VID014`: a stored duration differs from what the samples add up to.
enum ContradictoryDuration: MendableRule {
    static let page = RulePage(
        code: "VID014", name: "contradictory-duration", severity: .warning,
        summary: "A stored duration differs from what the samples add up to.",
        rationale:
            "A service that reads the header and one that counts the frames disagree about how long it is.",
        reading: """
            A warning when the two are judged differently or the other one is not known; a note when both are judged \
            alike.
            """,
        remedy: "Move the frames into a new container, which writes every duration afresh.",
        sources: ["ISO/IEC 14496-12, 8.2.2: mvhd", "ISO/IEC 14496-12, 8.6.1: stts"],
        examples: [
            RulePage.Example(
                "a header that claims an hour",
                facts: ExampleFacts.video(
                    defect: Defect(.durationContradiction, "mvhd says 3600 s, the samples last 8 s")
                ) { $0.video?.contradictingDuration = Measured(3600, .header) },
                subject: .video, expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "a header that is off by a frame",
                facts: ExampleFacts.video(
                    defect: Defect(.durationContradiction, "mvhd says 8.04 s, the samples last 8 s")
                ) { $0.video?.contradictingDuration = Measured(8.04, .header) },
                subject: .video, expected: RulePage.Expectation(.note)),
            RulePage.Example("one duration", facts: ExampleFacts.video(), subject: .video, expected: nil),
        ])

    static func depth(_ context: RuleContext) -> MendPlan.Depth? { .container }

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let video = context.video, let track = video.video else { return [] }
        let limits = DurationLimits(context.profile, context.orientation)
        let severity: Severity =
            if let judged = Durations(video).longest, let other = track.contradictingDuration,
                limits.accept(judged) == limits.accept(other.value)
            { .note } else { .warning }
        lazy var fix = Self.fix(context, as: "write the durations afresh")
        return defects([.durationContradiction], severity, in: context, fix: fix)
    }
}
