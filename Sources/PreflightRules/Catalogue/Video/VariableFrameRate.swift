import PreflightModel

/// `VID018`: frames are shown for different lengths of time.
enum VariableFrameRate: FixableRule {
    static let page = RulePage(
        code: "VID018", name: "variable-frame-rate", severity: .note,
        summary: "Frames are shown for different lengths of time.",
        rationale: "A service that counts frames instead of reading their times sees motion of uneven speed.",
        reading: """
            No document asks for a constant rate, so that this is never more than a note. A rate is constant when every \
            frame begins less than half a frame from its place on an even grid, and no frame is longer or shorter than \
            the average by more than a quarter: clocks that count in milliseconds, and phones, stay within.
            """,
        remedy: "Code it at a constant frame rate.",
        sources: ["ISO/IEC 14496-12, 8.6.1: stts"],
        examples: [
            RulePage.Example(
                "a screen recording", facts: ExampleFacts.video { $0.video?.isVariableFrameRate = true },
                subject: .video, expected: RulePage.Expectation(.note)),
            RulePage.Example(
                "25 frames a second",
                facts: ExampleFacts.video {
                    $0.video?.frameRate = 25
                    $0.video?.isVariableFrameRate = false
                }, subject: .video, expected: nil),
        ])

    static func depth(_ context: RuleContext) -> FixPlan.Depth? { .coding }

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let track = context.track, track.isVariableFrameRate == true else { return [] }
        let average = track.frameRate.map { ", \(Decimals.text($0, digits: 2)) a second on average" } ?? ""
        let message = "frames are shown for different lengths of time\(average)"
        return [
            finding(
                .note, message, in: context, compared: Comparison(evidence: .header),
                fix: fix(context, as: "code it at a constant frame rate"))
        ]
    }
}
