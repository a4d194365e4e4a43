import PreflightModel

/// `IMG005`: the picture is narrower or wider than the document allows.
enum ImageAspectRatio: FixableRule {
    static let page = RulePage(
        code: "IMG005", name: "image-aspect-ratio", severity: .error,
        summary: "The picture is narrower or wider than the document allows.",
        rationale:
            "Long strips leave too little of the character in the frame, and the endpoint refuses them.",
        reading: """
            Whole numbers are compared exactly (2 × width with 5 × height), as shown, after EXIF orientation; the \
            bounds themselves are allowed.
            """,
        remedy: "Crop it around the character, or pad it with a plain background.",
        sources: [LimitKey.imageMinAspectRatio.rawValue, LimitKey.imageMaxAspectRatio.rawValue],
        examples: [
            RulePage.Example(
                "one pixel too narrow", facts: ExampleFacts.image(.png, 399, 1000), subject: .image,
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "three times as wide as high", facts: ExampleFacts.image(.png, 1500, 500), subject: .image,
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "exactly 1:2.5", facts: ExampleFacts.image(.png, 400, 1000), subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        judge(.imageMinAspectRatio, .least, in: context) + judge(.imageMaxAspectRatio, .greatest, in: context)
    }

    private static func judge(_ key: LimitKey, _ bound: Bound, in context: RuleContext) -> [Finding] {
        guard let image = context.image else { return [] }
        return judge(key, \.aspectRatio, in: context) { ratio, limit in
            lazy var demand =
                switch (bound, limit.isInclusive) {
                case (.least, true): "no narrower than \(ratio.asDocumented)"
                case (.least, false): "wider than \(ratio.asDocumented)"
                case (.greatest, true): "no wider than \(ratio.asDocumented)"
                case (.greatest, false): "narrower than \(ratio.asDocumented)"
                }
            guard let shown = image.displaySize, shown.value.isPositive else {
                return unmeasured("the aspect ratio", demand: "\(demand) is asked for", limit, in: context)
            }
            lazy var actual = shown.value.ratio(besides: ratio)
            lazy var compared = Comparison(
                actual: .text(actual), limit: .text(ratio.asDocumented), evidence: shown.evidence)
            lazy var message =
                "the picture is \(actual) (\(shown.described(stored: image.size))); \(demand) is asked for"
            if SizeLimits.allows(bound, limit, shown.value) {
                return kept(message, limit, compared, in: context)
            }
            lazy var fix = Self.fix(context) ?? Fix("crop it around the character")
            return broken(message, limit, compared, in: context, fix: fix)
        }
    }
}
