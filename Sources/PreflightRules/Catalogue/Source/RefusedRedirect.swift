import PreflightModel

/// `SRC027`: a redirect that is not followed.
enum RefusedRedirect: Rule {
    static let page = RulePage(
        code: "SRC027", name: "refused-redirect", severity: .error,
        summary: "The URL redirects in a way that is not followed.",
        rationale:
            "Too many redirects, a loop, one from https to http, to another scheme, or to what is no URL.",
        reading: "A failure: no careful program follows these, and a provider's is one.",
        remedy: "Give the final URL, or fix the server's redirects.",
        sources: ["RFC 9110, section 15.4"],
        examples: [
            RulePage.Example(
                "from https to http",
                facts: ExampleFacts.unfetched(
                    .refusedRedirect, "it redirects from https to http", status: 301),
                subject: .image, expected: RulePage.Expectation(.error)),
            RulePage.Example("no redirect", facts: ExampleFacts.fetched(), subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        fetchFailure(
            [.refusedRedirect], .fail, in: context,
            fix: Fix("give the final URL, or fix the server's redirects"))
    }
}
