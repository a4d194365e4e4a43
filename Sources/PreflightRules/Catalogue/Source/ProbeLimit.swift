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
        remedy: """
            Export the file again with an ordinary program. Check it again when the machine was busy or the run was \
            ended.
            """,
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
        sourceProblem(
            .limitReached, .error, .unknown, in: context,
            fix: Fix(advice(context.facts.other?.problem.detail ?? "")))
    }

    /// What helps depends on which bound was reached.
    private static func advice(_ detail: String) -> String {
        let advice = [
            "the check was cancelled": "check it again, and let the check end",
            "this folder is": "give the folder itself, or files in it",
            "this file is larger than": "make the ignore file smaller",
            "this file has more than": "make it smaller",
            "probing took longer": "check it again; if that takes as long, export the file again",
            "measuring it took longer": "check it again; if that takes as long, export the file again",
        ]
        return advice.first { detail.hasPrefix($0.key) }?.value ?? "export it again"
    }
}
