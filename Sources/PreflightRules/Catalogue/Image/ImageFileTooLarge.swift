import PreflightModel

/// `IMG002`: the picture's file has more bytes than the document allows.
enum ImageFileTooLarge: FixableRule {
    static let page = RulePage(
        code: "IMG002", name: "image-file-too-large", severity: .error,
        summary: "The picture's file has more bytes than the document allows.",
        rationale: "Uploads above the limit are refused before the picture is looked at.",
        reading: """
            No provider defines MB. More than N × 2^20 bytes is an error under every reading; between N × 10^6 and \
            N × 2^20 is a warning.
            """,
        remedy: "Remove metadata and whatever follows the image; else save it as JPEG, or with fewer pixels.",
        sources: [LimitKey.imageMaxBytes.rawValue],
        examples: [
            RulePage.Example(
                "one byte more than 10 × 2^20", facts: ExampleFacts.image(byteCount: 10_485_761),
                subject: .image,
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "between the two readings of 10 MB", facts: ExampleFacts.image(byteCount: 10_485_760),
                subject: .image,
                expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "10 × 10^6 bytes", facts: ExampleFacts.image(byteCount: 10_000_000), subject: .image,
                expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let image = context.image else { return [] }
        let advice =
            image.hasAlpha == true
            ? "save it with fewer pixels, or as JPEG, which fills what is transparent with a colour"
            : "save it as JPEG, or with fewer pixels"
        return judgeFileSize(.imageMaxBytes, in: context) { fix(context) ?? Fix(advice) }
    }
}
