import PreflightModel

/// `SRC023`: a response that contradicts itself.
enum BadResponse: Rule {
    static let page = RulePage(
        code: "SRC023", name: "bad-response", severity: .error,
        summary: "The server's response contradicts itself or HTTP.",
        rationale: """
            Another part of the file than was asked for, a body that goes on after its length, headers without end: \
            what is measured of such bytes is not what a provider gets.
            """,
        reading: "Unknown, and not a failure: a program that is less strict may get the file all the same.",
        remedy: "Fix the server, or upload the file to another one.",
        sources: ["RFC 9110, section 14", "RFC 9112"],
        examples: [
            RulePage.Example(
                "a body that is too long",
                facts: ExampleFacts.unfetched(
                    .badResponse, "the response goes on after its stated length", status: 206),
                subject: .image, expected: RulePage.Expectation(.error, .unknown)),
            RulePage.Example(
                "a server that keeps to HTTP", facts: ExampleFacts.fetched(), subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        fetchFailure(
            [.badResponse], .unknown, in: context,
            fix: Fix("fix the server, or upload the file to another one"))
    }
}
