import PreflightModel

/// `IMG003`: a side of the picture is shorter than the document allows.
enum ImageSideTooShort: FixableRule {
    static let page = RulePage(
        code: "IMG003", name: "image-side-too-short", severity: .error,
        summary: "A side of the picture is shorter than the document allows.",
        rationale: """
            Gateways accept such a job and fail it a minute or two later with "Image pixel is invalid" and nothing more.
            """,
        reading:
            "Each side counts on its own, as shown, after EXIF orientation. The bound itself is allowed.",
        remedy: "Start from a larger original. Scaling up satisfies the limit but adds no detail.",
        sources: [LimitKey.imageMinSide.rawValue],
        examples: [
            RulePage.Example(
                "280 px wide", facts: ExampleFacts.image(.png, 280, 500), subject: .image,
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "300 px wide", facts: ExampleFacts.image(.png, 300, 500), subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let image = context.image else { return [] }
        return judgeSide(
            .imageMinSide, .least, shown: image.displaySize, stored: image.size, in: context,
            advice: "start from a larger original"
        ) { fix(context) }
    }
}
