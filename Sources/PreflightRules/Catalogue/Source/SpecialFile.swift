import PreflightModel

/// `SRC002`: the path leads to something that is no regular file.
enum SpecialFile: Rule {
    static let page = RulePage(
        code: "SRC002", name: "special-file", severity: .error,
        summary: "The path leads to a directory, a device, a pipe, a socket, or round in a loop of links.",
        rationale:
            "Only a regular file has bytes to be sent. Nothing else is ever opened, so that nothing can block.",
        remedy: "Give the path of the file itself.",
        sources: ["the file system"],
        examples: [
            RulePage.Example(
                "a directory",
                facts: ExampleFacts.other(.notRegularFile, "this is a directory", name: "assets"),
                subject: .video, expected: RulePage.Expectation(.error)),
            RulePage.Example("a video", facts: ExampleFacts.video(), subject: .video, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let problem = context.facts.other?.problem, problem.kind == .notRegularFile else { return [] }
        let detail = problem.detail
        let advice =
            detail.contains("loop of symbolic links")
            ? "remove the loop: link to the file itself"
            : detail.contains("git does not read it")
                ? "replace the link by the ignore file itself" : "give the path of the file itself"
        return sourceProblem(.notRegularFile, .error, .fail, in: context, fix: Fix(advice))
    }
}
