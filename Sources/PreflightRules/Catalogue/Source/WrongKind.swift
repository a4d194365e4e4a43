import PreflightModel

/// `SRC007`: a video where the image belongs, or the reverse.
enum WrongKind: Rule {
    static let page = RulePage(
        code: "SRC007", name: "wrong-kind", severity: .error,
        summary: "A video was given as the image, or an image as the video.",
        rationale: "The endpoint decodes each field as what it expects and refuses anything else.",
        remedy:
            "Give an image with `--image` and a video with `--video`: exchange the two, or give another file. An animated GIF or PNG is an image; converted to MP4 it is a video.",
        sources: ["the content's first bytes", "the command line or request"],
        examples: [
            RulePage.Example(
                "a video as --image", facts: ExampleFacts.video(), subject: .image,
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a video as --video", facts: ExampleFacts.video(), subject: .video, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        switch (context.subject, context.facts.content) {
        case (.image, .video):
            [wrong("the file was given as the image, but it is a video", .video, "an image", in: context)]
        case (.video, .image):
            [wrong("the file was given as the video, but it is an image", .image, "a video", in: context)]
        default:
            []
        }
    }

    private static func wrong(
        _ message: String, _ content: Subject, _ wanted: String, in context: RuleContext
    ) -> Finding {
        // Whether the other file is the one that belongs here is not known: each file is judged on its own.
        let role = context.subject.rawValue
        return finding(
            .error, message, in: context,
            compared: Comparison(actual: .text(content.rawValue), limit: .text(role), evidence: .header),
            fix: AnimationPlan.fix(context)
                ?? Fix("give \(wanted) here; this file can only be given as the \(content.rawValue)"))
    }
}
