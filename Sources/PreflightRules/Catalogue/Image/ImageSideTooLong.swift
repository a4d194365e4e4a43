import PreflightModel

/// `IMG004`: a side of the picture is longer than the document allows.
enum ImageSideTooLong: FixableRule {
    static let page = RulePage(
        code: "IMG004", name: "image-side-too-long", severity: .error,
        summary: "A side of the picture is longer than the document allows.",
        rationale: "The endpoint refuses pictures it would have to scale down itself.",
        reading: """
            Each side counts on its own, as shown, after EXIF orientation. The bound itself is allowed. Many documents \
            state no greatest side; then this rule does not apply.
            """,
        remedy: "Scale it down.",
        sources: [LimitKey.imageMaxSide.rawValue],
        examples: [
            RulePage.Example(
                "65537 px wide", facts: ExampleFacts.image(.png, 65_537, 40_000), subject: .image,
                profile: "kling-v1", expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "65536 px wide", facts: ExampleFacts.image(.png, 65_536, 40_000), subject: .image,
                profile: "kling-v1", expected: nil),
            RulePage.Example(
                "a provider that states no greatest side", facts: ExampleFacts.image(.png, 65_537, 40_000),
                subject: .image, profile: "kling-v2", expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let image = context.image else { return [] }
        return judgeSide(
            .imageMaxSide, .greatest, shown: image.displaySize, stored: image.size, in: context,
            advice: "scale it down"
        ) { fix(context) }
    }
}
