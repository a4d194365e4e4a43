import PreflightModel

/// `VID011`: the video's samples lie in another file.
enum ExternalSamples: Rule {
    static let page = RulePage(
        code: "VID011", name: "external-samples", severity: .error,
        summary: "The file refers to samples that lie in another file.",
        rationale: "A QuickTime reference movie holds an index only. Sent alone, there is nothing to decode.",
        reading: "Such references are reported and never followed.",
        remedy: "Export a self-contained movie.",
        sources: ["ISO/IEC 14496-12, 8.7.2: dref"],
        examples: [
            RulePage.Example(
                "a reference movie",
                facts: ExampleFacts.video(
                    .mov, defect: Defect(.externalData, "track 1 refers to another file")),
                subject: .video, expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a self-contained movie", facts: ExampleFacts.video(.mov), subject: .video, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard context.video != nil else { return [] }
        return defects([.externalData], .error, in: context, fix: Fix("export a self-contained movie"))
    }
}
