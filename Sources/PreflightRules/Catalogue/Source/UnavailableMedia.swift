import PreflightModel

/// `SRC013`: a request names a medium whose bytes are not at hand.
enum UnavailableMedia: Rule {
    static let page = RulePage(
        code: "SRC013", name: "unavailable-media", severity: .error,
        summary: "A request names this medium, but its bytes are not at hand.",
        rationale: "Nothing could be measured, so that nobody can say whether it would be accepted.",
        reading:
            "URLs are judged by their form and not fetched. What could not be measured is unknown, and never a pass.",
        remedy: "Say which local file is, or will be, at the URL: `--map URL=PATH`.",
        sources: ["the request"],
        examples: [
            RulePage.Example(
                "a URL without a file",
                facts: ExampleFacts.other(
                    .unavailable, "the URL was not fetched", name: "https://cdn.example.com/hero.png"),
                subject: .image, expected: RulePage.Expectation(.error, .unknown)),
            RulePage.Example("a picture", facts: ExampleFacts.image(), subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        sourceProblem(.unavailable, .error, .unknown, in: context, fix: advice(context.facts.path))
    }

    /// A URL can have a file named for it; for anything else the finding that says what is wrong with it says more.
    private static func advice(_ name: String) -> Fix? {
        name.hasPrefix("https://") || name.hasPrefix("http://")
            ? Fix("name the local file for it: --map URL=PATH, or `map` in a line of a stream") : nil
    }
}
