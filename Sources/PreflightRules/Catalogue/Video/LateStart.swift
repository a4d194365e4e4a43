import PreflightModel

/// `VID019`: the first frame is shown some time after the beginning.
enum LateStart: FixableRule {
    static let page = RulePage(
        code: "VID019", name: "late-start", severity: .note,
        summary: "The first frame is shown some time after the timeline begins.",
        rationale: """
            A gap in front, or a segment of a longer programme whose clock starts at an hour. A service that takes the \
            last timestamp for the duration sees a far longer video.
            """,
        reading: "A tenth of a second is let go: B-frames shift the first frame by as much.",
        remedy: "Code it anew, which lets the clock begin at zero.",
        sources: ["ISO/IEC 14496-12, 8.6.6: edit list"],
        examples: [
            RulePage.Example(
                "a segment of a stream", facts: ExampleFacts.video { $0.video?.startTime = 3600 },
                subject: .video,
                expected: RulePage.Expectation(.note)),
            RulePage.Example(
                "an ordinary start", facts: ExampleFacts.video { $0.video?.startTime = 0.08 },
                subject: .video,
                expected: nil),
        ])

    static func depth(_ context: RuleContext) -> FixPlan.Depth? { .coding }

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let start = context.track?.startTime, start.isFinite, start > 0.1 else { return [] }
        let message =
            "the first frame is shown \(Decimals.text(start, digits: 2)) s after the timeline begins"
        return [
            finding(
                .note, message, in: context,
                compared: Comparison(
                    actual: .decimal(start), limit: .decimal(0), unit: "s", evidence: .header),
                fix: fix(context, as: "code it anew"))
        ]
    }
}
