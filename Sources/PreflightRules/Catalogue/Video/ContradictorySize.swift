import PreflightModel

/// `VID013`: two parts of the file state different sizes.
enum ContradictorySize: FixableRule {
    static let page = RulePage(
        code: "VID013", name: "contradictory-size", severity: .warning,
        summary: "The sample description and the coded frames state different sizes.",
        rationale:
            "A service that reads one and a decoder that obeys the other disagree about what was sent.",
        reading: """
            A warning when the two are judged differently or the other one is not known; a note when both are judged \
            alike.
            """,
        remedy: "Code the video anew, so that both are written afresh.",
        sources: [
            "ISO/IEC 14496-12, 12.1.3: visual sample entry", "ITU-T H.264, 7.3.2.1: sequence parameter set",
        ],
        examples: [
            RulePage.Example(
                "described larger than coded",
                facts: ExampleFacts.video(
                    defect: Defect(.sizeContradiction, "the header says 720×1280, the frames are 180×320")
                ) { $0.video?.contradictingSize = Measured(PixelSize(width: 180, height: 320), .bitstream) },
                subject: .video, expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "both well inside the limits",
                facts: ExampleFacts.video(
                    defect: Defect(.sizeContradiction, "the header says 720×1280, the frames are 704×1280")
                ) { $0.video?.contradictingSize = Measured(PixelSize(width: 704, height: 1280), .bitstream) },
                subject: .video, expected: RulePage.Expectation(.note)),
            RulePage.Example("one size", facts: ExampleFacts.video(), subject: .video, expected: nil),
        ])

    static func depth(_ context: RuleContext) -> FixPlan.Depth? { .coding }

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let track = context.track else { return [] }
        let limits = SizeLimits(context.profile, .video)
        let severity: Severity =
            if let size = track.size, let other = track.contradictingSize,
                limits.accept(size.value) == limits.accept(other.value)
            { .note } else { .warning }
        return defects([.sizeContradiction], severity, in: context, fix: fix(context, as: "code it anew"))
    }
}
