import PreflightModel

/// `CNT001`: what the document asks of the content, which no header can show.
enum UnverifiedContent: Rule {
    static let page = RulePage(
        code: "CNT001", name: "unverified-content", severity: .note,
        summary: "What the document also asks of the content, and no header can show.",
        rationale:
            "One character, nothing in front of it, one continuous shot: the services check these, this program not.",
        reading: "Reported on request only (`--verbose`), as notes; they never decide the verdict.",
        remedy: "Look at the picture and the video yourself.",
        sources: ["the profile's content requirements"],
        examples: [
            RulePage.Example(
                "a picture", facts: ExampleFacts.image(), subject: .image,
                expected: RulePage.Expectation(.note, .notChecked)),
            RulePage.Example(
                "a video where the image belongs, of which nothing more is asked",
                facts: ExampleFacts.video(),
                subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard context.isVerbose, context.isMediaInItsRole else { return [] }
        return context.profile.contentRequirements.filter { $0.subject == context.subject }.map {
            requirement in
            finding(
                .note, "look for yourself: \(requirement.summary)", outcome: .notChecked, in: context,
                source: requirement.source)
        }
    }
}
