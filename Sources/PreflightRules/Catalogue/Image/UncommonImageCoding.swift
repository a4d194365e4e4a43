import PreflightModel

/// `IMG009`: the format is accepted, but the picture uses a part of it that common decoders refuse.
enum UncommonImageCoding: FixableRule {
    static let page = RulePage(
        code: "IMG009", name: "uncommon-image-coding", severity: .warning,
        summary:
            "The format is accepted, but the picture uses a part of it that common decoders refuse or mistake.",
        rationale: """
            Arithmetic-coded, lossless and 12-bit JPEGs are refused by most decoders; CMYK pictures come out with wrong \
            or inverted colours; of 16 bits a channel only 8 are used.
            """,
        reading:
            "No document speaks of codings. What is likely refused is a warning, what only loses depth is a note.",
        remedy: "Export it as an ordinary 8-bit RGB picture.",
        sources: ["ITU-T T.81, table B.1: SOF markers"],
        examples: [
            RulePage.Example(
                "an arithmetic-coded JPEG",
                facts: ExampleFacts.image(.jpeg) { $0.uncommonCoding = "arithmetic coding" }, subject: .image,
                expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "a JPEG of 12 bits a channel",
                facts: ExampleFacts.image(.jpeg) {
                    $0.bitDepth = 12
                    $0.uncommonCoding = "12-bit samples"
                }, subject: .image, expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "a CMYK JPEG", facts: ExampleFacts.image(.jpeg) { $0.colorModel = .cmyk }, subject: .image,
                expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "a PNG of 16 bits a channel", facts: ExampleFacts.image { $0.bitDepth = 16 }, subject: .image,
                expected: RulePage.Expectation(.note)),
            RulePage.Example(
                "an ordinary JPEG", facts: ExampleFacts.image(.jpeg), subject: .image, expected: nil),
        ])

    static func depth(_ context: RuleContext) -> FixPlan.Depth? { .coding }

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let image = context.image else { return [] }
        lazy var fix = Self.fix(context, as: "export it as an ordinary 8-bit RGB picture")
        var findings: [Finding] = []
        if let coding = image.uncommonCoding {
            let message = "the picture uses \(coding), which common decoders refuse"
            findings.append(finding(.warning, message, in: context, fix: fix))
        }
        // A coding says its depth, where that is what is uncommon about it.
        if image.uncommonCoding == nil, let depth = image.bitDepth, depth > 8 {
            let message = "the picture has \(depth) bits a channel, of which 8 are likely to be used"
            findings.append(finding(.note, message, in: context))
        }
        if let model = image.colorModel, model == .cmyk || model == .ycck {
            let message =
                "the colours are \(model.rawValue.uppercased()), made for print; they may come out wrong"
            findings.append(finding(.warning, message, in: context, fix: fix))
        }
        return findings
    }
}
