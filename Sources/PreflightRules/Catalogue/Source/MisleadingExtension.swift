import PreflightModel

/// `SRC008`: the name's extension says another format than the content is.
enum MisleadingExtension: Rule {
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

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard context.hasName else { return [] }
        let accepted = AcceptedFormats(context.profile)
        if let image = context.image, accepted.accepts(image.format) {
            return compare(
                title: image.format.title, extensions: accepted.extensions(of: image.format),
                claimsAccepted: accepted.acceptsImage(named:), in: context)
        }
        if let video = context.video, accepted.accepts(video.container.format) {
            return compare(
                title: video.container.format.title,
                extensions: accepted.extensions(of: video.container.format),
                claimsAccepted: accepted.acceptsContainer(named:), in: context)
        }
        return []
    }

    private static func compare(
        title: String, extensions: [String], claimsAccepted: (String) -> Bool, in context: RuleContext
    ) -> [Finding] {
        let name = context.facts.fileExtension
        guard let expected = extensions.first, !extensions.contains(name ?? "") else { return [] }
        let claim = name.map { "ends in .\($0)" } ?? "has no extension"
        return [
            finding(
                name.map(claimsAccepted) ?? true ? .note : .warning,
                "the name \(claim), but the content is \(title)", in: context,
                fix: fix(context.facts.path, expected))
        ]
    }

    private static func fix(_ path: String, _ fileExtension: String) -> Fix {
        Fix("give it a name that ends in .\(fileExtension)", on: path) { old in
            let new = MendedName.renamed(path, extension: fileExtension).flatMap(ShellWord.path)
            return new.map { "cp -n \(old) \($0)" }
        }
    }
}
