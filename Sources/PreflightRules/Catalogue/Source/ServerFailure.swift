import PreflightModel

/// `SRC021`: the server could not answer as it should.
enum ServerFailure: Rule {
    static let page = RulePage(
        code: "SRC021", name: "server-failure", severity: .error,
        summary: "The server answers 5xx, 408 or 429, again and again.",
        rationale:
            "A server that is in trouble now, or that limits how often it is asked, may well fail the provider.",
        reading: "Unknown, and not a failure: it may pass. It was asked several times, with pauses.",
        remedy: "Try again later; for 429, with fewer files at once, or from a server that allows more.",
        sources: ["RFC 9110, section 15.6", "RFC 6585, section 4"],
        examples: [
            RulePage.Example(
                "a server under maintenance",
                facts: ExampleFacts.unfetched(.serverError, "the server answered 503", status: 503),
                subject: .image, expected: RulePage.Expectation(.error, .unknown)),
            RulePage.Example(
                "a server that answers", facts: ExampleFacts.fetched(), subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        fetchFailure([.serverError], .unknown, in: context, fix: Fix("try again later"))
    }
}
