import PreflightModel

/// `IMG001`: the picture's format is not among those accepted.
enum ImageFormatRule: FixableRule {
    static let page = RulePage(
        code: "IMG001", name: "image-format", severity: .error,
        summary: "The picture's format is not among those the document accepts.",
        rationale:
            "The endpoint decodes a few formats only. Phones save HEIC and browsers WebP, whatever the name says.",
        reading: "The content's bytes decide, never the name. `jpg` and `jpeg` are one format.",
        remedy: "Save it as PNG or JPEG.",
        sources: [LimitKey.imageFormats.rawValue],
        examples: [
            RulePage.Example(
                "a WebP", facts: ExampleFacts.image(.webp), subject: .image,
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a JPEG 2000 named .jpg", facts: ExampleFacts.image(.jpeg2000, name: "hero.jpg"),
                subject: .image,
                expected: RulePage.Expectation(.error)),
            RulePage.Example("a JPEG", facts: ExampleFacts.image(.jpeg), subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let image = context.image else { return [] }
        let accepted = AcceptedFormats(context.profile)
        return judge(.imageFormats, \.names, in: context) { names, limit in
            lazy var compared = Comparison(
                actual: .text(image.format.rawValue), limit: .text(names.joined(separator: ", ")),
                evidence: .header)
            lazy var message =
                "the picture is \(image.format.known.phrase); \(alternatives(names)) is asked for"
            if accepted.accepts(image.format) { return kept(message, limit, compared, in: context) }
            let isRaw = image.format == .tiff && image.uncommonCoding != nil
            let advice = (isRaw ? "export it from a raw converter as " : "save it as ") + alternatives(names)
            lazy var fix = Self.fix(context) ?? Fix(advice)
            return broken(message, limit, compared, in: context, fix: fix)
        }
    }
}
