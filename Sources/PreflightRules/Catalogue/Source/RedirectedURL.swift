import PreflightModel

/// `SRC026`: the file is elsewhere.
enum RedirectedURL: Rule {
    static let page = RulePage(
        code: "SRC026", name: "redirected-url", severity: .warning,
        summary: "The server sends who asks for the URL on to another one.",
        rationale: """
            Redirects were followed here. Some providers do not follow redirects, or none that lead to another host, \
            so that they cannot be used to reach into a network.
            """,
        reading: """
            A warning when a redirect leads to another host, and a note when all stay on the same: no document says \
            that redirects are refused.
            """,
        remedy: """
            Give the final URL. Where its query is a signature that is made anew each time, host the file where no \
            redirect is needed.
            """,
        sources: ["RFC 9110, section 15.4"],
        examples: [
            RulePage.Example(
                "another host", facts: redirected(to: "https://files.example.net/hero.png", leavesHost: true),
                subject: .image, expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "the same host",
                facts: redirected(to: "https://cdn.example.com/v2/hero.png", leavesHost: false),
                subject: .image, expected: RulePage.Expectation(.note)),
            RulePage.Example("no redirect", facts: ExampleFacts.fetched(), subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        // Where a redirect is refused, or leads where nobody may go, another rule says so and where.
        guard let fetch = context.facts.web?.fetch, let last = fetch.redirects.last,
            context.facts.fetchFailure([.refusedRedirect, .unreachableHost]) == nil
        else { return [] }
        let leavesHost = fetch.redirects.contains(where: \.leavesHost)
        let count = fetch.redirects.count
        let ways = count == 1 ? "one redirect" : "\(count) redirects"
        return [
            finding(
                leavesHost ? .warning : .note,
                "\(ways) \(count == 1 ? "leads" : "lead") to \(last.url)\(leavesHost ? ", away from the URL's host" : "")",
                in: context, fix: Fix("give the final URL: some providers do not follow redirects"))
        ]
    }

    private static func redirected(to url: String, leavesHost: Bool) -> MediaFacts {
        ExampleFacts.fetched {
            $0.fetch?.redirects = [FetchFacts.Redirect(status: 302, url: url, leavesHost: leavesHost)]
        }
    }
}
