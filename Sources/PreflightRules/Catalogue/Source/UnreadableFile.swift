import PreflightModel

/// `SRC003`: the file may not be opened, or reading it failed.
enum UnreadableFile: Rule {
    static let page = RulePage(
        code: "SRC003", name: "unreadable-file", severity: .error,
        summary: "The file may not be opened, or reading it failed.",
        rationale: "The content may be fine; nobody can say. Unknown is never taken for passing.",
        remedy: """
            Grant read permission; rename a file whose name is not UTF-8; copy the file again from its original when \
            reading fails.
            """,
        sources: ["the file system"],
        examples: [
            RulePage.Example(
                "no permission",
                facts: ExampleFacts.other(
                    .unreadable, SourceProblem.permissionDenied.detail, name: "hero.png"),
                subject: .image, expected: RulePage.Expectation(.error, .unknown)),
            RulePage.Example(
                "a name that is not UTF-8",
                facts: ExampleFacts.other(
                    .unreadable, SourceProblem.undecodableName.detail, name: "h\u{FFFD}ro.png"),
                subject: .image, expected: RulePage.Expectation(.error, .unknown)),
            RulePage.Example("a picture", facts: ExampleFacts.image(), subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        sourceProblem(.unreadable, .error, .unknown, in: context, fix: fix(context.facts))
    }

    /// What helps depends on why it cannot be read.
    private static func fix(_ facts: MediaFacts) -> Fix? {
        guard let problem = facts.other?.problem else { return nil }
        switch problem {
        case .permissionDenied: return Fix("grant read permission", on: facts.path) { "chmod u+r \($0)" }
        case .folderDenied:
            return Fix("grant permission to read the folder", on: facts.path) { "chmod u+rx \($0)" }
        case .undecodableName: return Fix("rename it, with a name in UTF-8")
        default: break
        }
        // The words of the file system, or of a reader that gave up.
        if problem.detail.contains("compressed index") { return Fix("export it again") }
        if problem.detail.contains("could not be read to its end") {
            return Fix("copy it again from its original; the disk or network that it is on may fail")
        }
        return Fix("remove what the message names, and check again")
    }
}
