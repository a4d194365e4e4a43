import PreflightModel

/// `SRC005`: the content is neither a picture nor a video.
enum NotMedia: Rule {
    static let page = RulePage(
        code: "SRC005", name: "not-media", severity: .error,
        summary: "The content is neither a picture nor a video.",
        rationale: """
            The name says nothing about the content. A web server's error page saved as .mp4, a Git LFS pointer that \
            was never resolved, or a download that is still running look like media until they are opened.
            """,
        remedy:
            "Fetch the real file: `git lfs pull` for a pointer, the link itself for a page that wraps it.",
        sources: ["the content's first bytes"],
        examples: [
            RulePage.Example(
                "a web page named like a video",
                facts: ExampleFacts.other(
                    .notMedia, "the content is an HTML page", name: "dance.mp4", byteCount: 5120,
                    identifiedAs: "HTML page"),
                subject: .video, expected: RulePage.Expectation(.error)),
            RulePage.Example("a video", facts: ExampleFacts.video(), subject: .video, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        let isPointer = context.facts.other?.identifiedAs == "Git LFS pointer"
        let path = ShellWord.path(context.facts.path)
        let fix =
            isPointer
            ? Fix(
                "fetch the file that the pointer stands for",
                command: path.map { "git lfs pull --include \($0)" })
            : Fix("fetch the picture or video itself")
        return sourceProblem(.notMedia, .error, .fail, in: context, fix: fix)
    }
}
