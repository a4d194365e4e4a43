import PreflightModel

/// `IMG008`: the picture is an animation.
enum AnimatedImage: FixableRule {
    static let page = RulePage(
        code: "IMG008", name: "animated-image", severity: .warning,
        summary: "The picture is an animation of several frames.",
        rationale: "The endpoint asks for one image. It probably takes the first frame, which may be blank.",
        reading: "No document speaks of animations, so this is a warning.",
        remedy: "Save the frame that shows the character as a picture of its own.",
        sources: ["APNG specification: acTL"],
        examples: [
            RulePage.Example(
                "an animated PNG", facts: ExampleFacts.image { $0.isAnimated = true }, subject: .image,
                expected: RulePage.Expectation(.warning)),
            RulePage.Example("a still PNG", facts: ExampleFacts.image(), subject: .image, expected: nil),
        ])

    static func depth(_ context: RuleContext) -> FixPlan.Depth? { .coding }

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard context.image?.isAnimated == true else { return [] }
        let message =
            "the picture is an animation; one image is asked for, and probably its first frame is taken"
        // Under a video's name it was meant as the video, and its first frame is of no use.
        let names = ["mp4", "mov", "m4v", "webm", "mkv"]
        let isNamedVideo = context.facts.fileExtension.map(names.contains) == true
        lazy var fix =
            (isNamedVideo ? AnimationPlan.fix(context) : Self.fix(context))
            ?? Fix("save one frame as a picture of its own")
        return [finding(.warning, message, in: context, fix: fix)]
    }
}
