import PreflightModel

/// `SRC010`: a URL without TLS.
enum InsecureURL: Rule {
    static let page = RulePage(
        code: "SRC010", name: "insecure-url", severity: .warning,
        summary: "The URL is http, not https.",
        rationale: "Many services fetch https alone, and anyone on the way can read or change the file.",
        reading: "A warning: no document says that http is refused.",
        remedy: "Give the https URL.",
        sources: ["RFC 9110, section 4.2"],
        examples: [
            RulePage.Example(
                "http", facts: ExampleFacts.fetched { $0.scheme = "http" }, subject: .image,
                expected: RulePage.Expectation(.warning)),
            RulePage.Example("https", facts: ExampleFacts.fetched(), subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard context.facts.web?.scheme == "http" else { return [] }
        return [finding(.warning, "the URL is http, not https", in: context, fix: Fix("give the https URL"))]
    }
}
