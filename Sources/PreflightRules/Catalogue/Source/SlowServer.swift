import PreflightModel

/// `SRC029`: a server that keeps who asks waiting.
enum SlowServer: Rule {
    /// How long a server may take to answer.
    private static let mostSecondsToFirstByte = 5.0

    static let page = RulePage(
        code: "SRC029", name: "slow-server", severity: .error,
        summary: "The server takes long to answer, or the file did not come in time.",
        rationale:
            "Providers give up on slow downloads, each after a time of its own that no document states.",
        reading: """
            Unknown when the time for fetching ran out. A warning when a request waited more than 5 s for the first \
            byte of its response, which is a reading of this program.
            """,
        remedy: "Host the file on storage or a network that is made for downloads, and try again.",
        sources: ["the time measured here"],
        examples: [
            RulePage.Example(
                "the time ran out", facts: ExampleFacts.unfetched(.tooSlow, "more than 60 s went by"),
                subject: .image, expected: RulePage.Expectation(.error, .unknown)),
            RulePage.Example(
                "6 s until the first byte", facts: ExampleFacts.fetched { $0.fetch?.secondsToFirstByte = 6 },
                subject: .image, expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "5 s until the first byte", facts: ExampleFacts.fetched { $0.fetch?.secondsToFirstByte = 5 },
                subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        let fix = Fix("host the file where downloads are fast, and try again")
        guard let fetch = context.facts.web?.fetch, fetch.failure == nil else {
            return fetchFailure([.tooSlow], .unknown, in: context, fix: fix)
        }
        guard let seconds = fetch.secondsToFirstByte, seconds > mostSecondsToFirstByte else { return [] }
        let shown = Decimals.text(seconds, besides: mostSecondsToFirstByte, digits: 1)
        return [
            finding(
                .warning, "the server took \(shown) s to answer; a provider may give up on it", in: context,
                compared: Comparison(
                    actual: .decimal((seconds * 10).rounded() / 10), limit: .decimal(mostSecondsToFirstByte),
                    unit: "s",
                    evidence: .http),
                fix: fix)
        ]
    }
}
