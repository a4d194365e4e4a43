import PreflightModel

/// `SRC017`: no connection to the server.
enum NoConnection: Rule {
    static let page = RulePage(
        code: "SRC017", name: "no-connection", severity: .error,
        summary: "No connection to the server came about, or each one broke off before the file had come.",
        rationale: "Nothing was measured, so that nobody can say whether the file would be accepted.",
        reading: """
            Unknown, and not a failure: the server may be down for a moment, or this machine may be what cannot \
            connect. The same holds when the fetching was cancelled.
            """,
        remedy: "Check that the server is up and that this machine may connect to it, and try again.",
        sources: ["the connection"],
        examples: [
            RulePage.Example(
                "a port that nobody listens on",
                facts: ExampleFacts.unfetched(.noConnection, "the server refused the connection"),
                subject: .image, expected: RulePage.Expectation(.error, .unknown)),
            RulePage.Example(
                "a check that was interrupted",
                facts: ExampleFacts.unfetched(.cancelled, "the fetching was cancelled"),
                subject: .image, expected: RulePage.Expectation(.error, .unknown)),
            RulePage.Example(
                "a server that answers", facts: ExampleFacts.fetched(), subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        fetchFailure(
            [.noConnection], .unknown, in: context,
            fix: Fix(
                "check that the server is up, can be reached from here and sends the whole file, and try again"
            ))
            + fetchFailure([.cancelled], .unknown, in: context, fix: Fix("try again"))
    }
}
