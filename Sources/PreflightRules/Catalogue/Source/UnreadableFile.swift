import PreflightModel

/// `SRC003`: the file may not be opened, or reading it failed.
enum UnreadableFile: Rule {
    static let page = RulePage(
        code: "SRC003", name: "unreadable-file", severity: .error,
        summary: "The file may not be opened, or reading it failed.",
        rationale: "The content may be fine; nobody can say. Unknown is never taken for passing.",
        remedy: "Grant read permission, or copy the file to a disk that can be read.",
        sources: ["the file system"],
        examples: [
            RulePage.Example(
                "no permission",
                facts: ExampleFacts.other(
                    .unreadable, SourceProblem.permissionDenied.detail, name: "hero.png"),
                subject: .image, expected: RulePage.Expectation(.error, .unknown)),
            RulePage.Example("a picture", facts: ExampleFacts.image(), subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        let isDenied = context.facts.other?.problem == .permissionDenied
        lazy var fix =
            isDenied
            ? Fix("grant read permission", on: context.facts.path) { "chmod u+r \($0)" }
            : Fix("copy it to another disk, or export it again")
        return sourceProblem(.unreadable, .error, .unknown, in: context, fix: fix)
    }
}
