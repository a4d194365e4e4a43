import PreflightModel

/// `SRC008`: the name's extension says another format than the content is.
enum MisleadingExtension: FixableRule {
    static let page = RulePage(
        code: "SRC008", name: "misleading-extension", severity: .warning,
        summary: "The name's extension says another format than the content is, or there is none.",
        rationale: """
            The documents name formats by their extensions, and some services look at nothing else: at the name in the \
            URL, or at the media type that a web server derives from it.
            """,
        reading: """
            The content decides whether the format is accepted. The name is a note when the format it claims is \
            accepted as well or when it claims none, and a warning when it claims another.
            """,
        remedy: "Rename the file.",
        sources: ["image.formats", "video.containers"],
        examples: [
            RulePage.Example(
                "a PNG named .webp", facts: ExampleFacts.image(name: "hero.webp"), subject: .image,
                expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "a QuickTime movie named .mp4", facts: ExampleFacts.video(.mov, name: "dance.mp4"),
                subject: .video,
                expected: RulePage.Expectation(.note)),
            RulePage.Example(
                "a JPEG named .jpeg", facts: ExampleFacts.image(.jpeg, name: "hero.jpeg"), subject: .image,
                expected: nil),
        ])

    /// The plan that changes nothing but the name; nil when the name is right.
    static func renaming(_ context: RuleContext) -> FixPlan? {
        guard let contradiction = Contradiction(context) else { return nil }
        return FixPlan(
            ["give it a name that ends in .\(contradiction.expected)"],
            [FixProgram(.copy, ["-n", .original(), .copy()])],
            FixedName(renamingTo: contradiction.expected), .name, context)
    }

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let contradiction = Contradiction(context) else { return [] }
        let name = context.facts.fileExtension
        let claim = name.map { "ends in .\($0)" } ?? "has no extension"
        return [
            finding(
                contradiction.claimsAccepted ? .note : .warning,
                "the name \(claim), but the content is \(contradiction.title)", in: context,
                fix: fix(context))
        ]
    }

    /// An accepted content under another's name.
    private struct Contradiction {
        /// The content.
        let title: String
        /// The extension that is usual for it.
        let expected: String
        /// Whether what the name promises would be accepted too.
        let claimsAccepted: Bool

        init?(_ context: RuleContext) {
            guard context.hasName else { return nil }
            let accepted = AcceptedFormats(context.profile)
            if let image = context.image, accepted.accepts(image.format) {
                self.init(
                    image.format.known, context,
                    claimsAccepted: accepted.acceptsImage(named:))
            } else if let format = context.video?.container.format, accepted.accepts(format) {
                self.init(
                    format.known, context,
                    claimsAccepted: accepted.acceptsContainer(named:))
            } else {
                return nil
            }
        }

        private init?(
            _ format: KnownFormat, _ context: RuleContext,
            claimsAccepted: (String) -> Bool
        ) {
            let name = context.facts.fileExtension
            guard let expected = format.extensions.first, !format.extensions.contains(name ?? "") else {
                return nil
            }
            title = format.phrase
            self.expected = expected
            self.claimsAccepted = name.map(claimsAccepted) ?? true
        }
    }
}
