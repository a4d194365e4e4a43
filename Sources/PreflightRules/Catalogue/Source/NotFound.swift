import PreflightModel

/// `SRC020`: there is nothing at the URL.
enum NotFound: Rule {
    static let page = RulePage(
        code: "SRC020", name: "not-found", severity: .error,
        summary: "The server answers 404 or 410: there is nothing at the URL.",
        rationale:
            "A provider meets the same answer. Often a typing mistake, or an upload that has not finished.",
        reading: """
            A failure. Some storage answers 404 for files that are not public, so as not to tell that they are there.
            """,
        remedy:
            "Check the URL's path, upper and lower case included, and that the file is uploaded and public.",
        sources: ["RFC 9110, sections 15.5.5 and 15.5.11"],
        examples: [
            RulePage.Example(
                "a typing mistake",
                facts: ExampleFacts.unfetched(.notFound, "the server answered 404", status: 404),
                subject: .image, expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a file that is there", facts: ExampleFacts.fetched(), subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        fetchFailure(
            [.notFound], .fail, in: context,
            fix: Fix("check the URL, and that the file is uploaded and public"))
    }
}
