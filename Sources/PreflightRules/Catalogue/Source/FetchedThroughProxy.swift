import PreflightModel
import PreflightText

/// `SRC031`: a proxy stood in between.
enum FetchedThroughProxy: Rule {
    static let page = RulePage(
        code: "SRC031", name: "fetched-through-proxy", severity: .note,
        summary: "The URL was fetched through the proxy that the environment names.",
        rationale: """
            A proxy looks hosts up itself, and may reach what a provider cannot: whether the host is one of the \
            internet was told by its name alone.
            """,
        remedy: "Unset `https_proxy` and `http_proxy`, or name the host in `no_proxy`, to fetch it directly.",
        sources: ["the environment"],
        examples: [
            RulePage.Example(
                "a company's proxy", facts: ExampleFacts.fetched { $0.fetch?.proxy = "proxy.example.com" },
                subject: .image, expected: RulePage.Expectation(.note)),
            RulePage.Example("no proxy", facts: ExampleFacts.fetched(), subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let proxy = context.facts.web?.fetch?.proxy else { return [] }
        return [
            finding(
                .note,
                "asked through the proxy \(proxy.shortened) of the environment, which looks hosts up",
                in: context)
        ]
    }
}
