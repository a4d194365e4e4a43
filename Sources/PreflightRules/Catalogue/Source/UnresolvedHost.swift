import PreflightModel

/// `SRC016`: a host that DNS does not know.
enum UnresolvedHost: Rule {
    static let page = RulePage(
        code: "SRC016", name: "unresolved-host", severity: .error,
        summary: "DNS does not know the URL's host, or did not answer.",
        rationale:
            "A provider asks the same DNS and fails in the same way, most often after the task was queued.",
        reading: """
            Unknown, and not a failure: it may be this machine's resolver that is at fault, or a name that only some \
            networks know.
            """,
        remedy: "Check the spelling of the host's name, and that this machine can look names up.",
        sources: ["the answer of this machine's resolver"],
        examples: [
            RulePage.Example(
                "a typing mistake",
                facts: ExampleFacts.unfetched(.unresolvedHost, "DNS does not know the host"),
                subject: .image, expected: RulePage.Expectation(.error, .unknown)),
            RulePage.Example(
                "a host that is known", facts: ExampleFacts.fetched(), subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        fetchFailure(
            [.unresolvedHost], .unknown, in: context, fix: Fix("check the spelling of the host's name"))
    }
}
