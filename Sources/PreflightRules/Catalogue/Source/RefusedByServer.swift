import PreflightModel

/// `SRC022`: the server does not want to answer.
enum RefusedByServer: Rule {
    static let page = RulePage(
        code: "SRC022", name: "refused-by-server", severity: .error,
        summary: "The server refuses the request for another reason than that nothing is there.",
        rationale: "400, 405, 451 and the like are final: who asks again gets the same answer.",
        reading: "A failure: a plain request for the file, as a provider makes it, is refused.",
        remedy: "Open the URL in a private window of a browser: what is shown there says why.",
        sources: ["RFC 9110, section 15.5"],
        examples: [
            RulePage.Example(
                "a signature that does not fit",
                facts: ExampleFacts.unfetched(.refused, "the server answered 400", status: 400),
                subject: .image, expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a server that answers", facts: ExampleFacts.fetched(), subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        fetchFailure(
            [.refused], .fail, in: context,
            fix: Fix("open the URL in a private window of a browser to see why"))
    }
}
