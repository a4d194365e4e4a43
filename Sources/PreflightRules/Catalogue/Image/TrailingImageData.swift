import PreflightModel

/// `IMG011`: bytes follow the end of the picture, or further pictures.
enum TrailingImageData: FixableRule {
    static let page = RulePage(
        code: "IMG011", name: "trailing-image-data", severity: .note,
        summary: "Bytes follow the end of the picture, or the file holds further pictures.",
        rationale: """
            Decoders stop at the picture's end, so that this rarely matters; but it counts towards the file's size, and \
            what phones append (a film, a depth map, a preview) is sent along.
            """,
        remedy: "Remove what follows.",
        sources: ["ITU-T T.81, B.1.1.3: EOI", "CIPA DC-007: Multi-Picture Format"],
        examples: [
            RulePage.Example(
                "a photo with a film behind it",
                facts: ExampleFacts.image(
                    .jpeg, defect: Defect(.trailingData, "2,000,000 bytes follow the end of the picture")),
                subject: .image, expected: RulePage.Expectation(.note)),
            RulePage.Example(
                "a file of two pictures", facts: ExampleFacts.image(.jpeg) { $0.additionalPictureCount = 1 },
                subject: .image, expected: RulePage.Expectation(.note)),
            RulePage.Example("one picture", facts: ExampleFacts.image(.jpeg), subject: .image, expected: nil),
        ])

    static func depth(_ context: RuleContext) -> FixPlan.Depth? { .tail }

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let image = context.image else { return [] }
        lazy var fix = Self.fix(context, as: "remove what follows the picture")
        var findings = defects([.trailingData], .note, in: context, fix: fix)
        if let count = image.additionalPictureCount, count > 0 {
            let message =
                "\(count) more \(count == 1 ? "picture follows" : "pictures follow") the first in this file"
            findings.append(finding(.note, message, in: context, fix: fix))
        }
        return findings
    }
}
