import PreflightModel

/// `SRC006`: a bound on time, memory or structure was reached before the facts were known.
enum ProbeLimit: Rule {
    static let page = RulePage(
        code: "SRC006", name: "probe-limit", severity: .error,
        summary: "A bound on time, memory or structure was reached before the facts were known.",
        rationale: """
            Files come from anywhere, and a hostile one can be made to take for ever. What has not been measured \
            within the bounds stays unknown, and unknown is never taken for passing.
            """,
        remedy: "Export the file again with an ordinary program.",
        sources: ["the probe's limits"],
        examples: [
            RulePage.Example(
                "an index without end",
                facts: ExampleFacts.other(
                    .limitReached, "more than 10 s went by", name: "dance.mp4", byteCount: 9000),
                subject: .video, expected: RulePage.Expectation(.error, .unknown)),
            RulePage.Example("a video", facts: ExampleFacts.video(), subject: .video, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        sourceProblem(.limitReached, .error, .unknown, in: context, fix: Fix("export it again"))
    }
}
