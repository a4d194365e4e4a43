import PreflightModel

/// `SRC004`: the file has no bytes.
enum EmptyFile: Rule {
    static let page = RulePage(
        code: "SRC004", name: "empty-file", severity: .error,
        summary: "The file has no bytes.",
        rationale: "An empty file is what a failed download or a full disk leaves behind.",
        remedy: "Download or export the file again.",
        sources: ["the file system"],
        examples: [
            RulePage.Example(
                "a file of 0 bytes",
                facts: ExampleFacts.other(.empty, "the file is empty", name: "dance.mp4", byteCount: 0),
                subject: .video, expected: RulePage.Expectation(.error)),
            RulePage.Example("a video", facts: ExampleFacts.video(), subject: .video, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        sourceProblem(.empty, .error, .fail, in: context, fix: Fix("download or export it again"))
    }
}
