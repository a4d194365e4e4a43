import PreflightModel

/// `SRC011`: a URL with a user name or password in it.
enum URLWithCredentials: Rule {
    static let page = RulePage(
        code: "SRC011", name: "url-with-credentials", severity: .error,
        summary: "The URL has a user name or a password in it.",
        rationale: "It ends in the provider's logs, and most programs that fetch a URL refuse or drop it.",
        reading:
            "An error: nothing that is sent to a provider should hold a password. A signed query is something else, and fine.",
        remedy: "Use a presigned or a public URL.",
        sources: ["RFC 3986, section 3.2.1"],
        examples: [
            RulePage.Example(
                "a password", facts: ExampleFacts.fetched { $0.hasCredentials = true }, subject: .image,
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a signed query",
                facts: ExampleFacts.fetched { $0.url = "https://cdn.example.com/hero.png?…" },
                subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard context.facts.web?.hasCredentials == true else { return [] }
        return [
            finding(
                .error, "the URL has a user name or a password in it", in: context,
                fix: Fix("use a presigned or a public URL"))
        ]
    }
}
