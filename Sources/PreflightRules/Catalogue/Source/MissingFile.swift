import PreflightModel
import PreflightText

/// `SRC001`: there is no such file.
enum MissingFile: Rule {
    static let page = RulePage(
        code: "SRC001", name: "missing-file", severity: .error,
        summary: "The file does not exist.",
        rationale:
            "Nothing can be sent. Often a typing mistake, or a step that should have made the file failed.",
        remedy: """
            Check the path, relative to the directory that the command runs in. A URL begins with `https://`; others \
            than http and https are not fetched, and standard input is not read: save to a file first.
            """,
        sources: ["the file system"],
        examples: [
            RulePage.Example(
                "a path that leads nowhere",
                facts: ExampleFacts.other(.missing, "there is no file of that name", name: "heroe.png"),
                subject: .image, expected: RulePage.Expectation(.error)),
            RulePage.Example("a picture", facts: ExampleFacts.image(), subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        sourceProblem(.missing, .error, .fail, in: context, fix: Fix(advice(context.facts)))
    }

    /// What to do about a path that may never have been meant as one.
    private static func advice(_ facts: MediaFacts) -> String {
        if facts.other?.problem.detail.contains("symbolic link's target") == true {
            return "restore the file that the link leads to, or remove the link"
        }
        let path = facts.path
        if path == "-" { return "standard input is not read: name a file" }
        if WebReference.isMeant(by: path) { return "give it as a URL, not as a file" }
        if path.lowercased().hasPrefix("file:") { return "name the file by its path, without file://" }
        if let advice = WebReference.advice(for: path), WebReference.lacksScheme(path) {
            return "check the path; if it is a URL, \(advice)"
        }
        return "check the path"
    }
}
