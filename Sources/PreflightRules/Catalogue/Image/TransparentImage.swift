import PreflightModel

/// `IMG012`: parts of the picture may be transparent.
enum TransparentImage: Rule {
    static let page = RulePage(
        code: "IMG012", name: "transparent-image", severity: .note,
        summary: "Parts of the picture may be transparent.",
        rationale:
            "A video has no transparency. What shows through depends on the service: black, white, or leftovers.",
        remedy: "Put the character on a background of your choice.",
        sources: ["ISO/IEC 15948, 11.2.1: colour types"],
        examples: [
            RulePage.Example(
                "a PNG with an alpha channel", facts: ExampleFacts.image { $0.hasAlpha = true },
                subject: .image,
                expected: RulePage.Expectation(.note)),
            RulePage.Example("an opaque PNG", facts: ExampleFacts.image(), subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard context.image?.hasAlpha == true else { return [] }
        let message =
            "the picture can be transparent; a video cannot, and what shows through is up to the service"
        return [
            finding(.note, message, in: context, fix: Fix("put the character on a background of your choice"))
        ]
    }
}
