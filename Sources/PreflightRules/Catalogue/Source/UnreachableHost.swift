import PreflightModel

/// `SRC012`: a host that the provider cannot reach.
enum UnreachableHost: Rule {
    static let page = RulePage(
        code: "SRC012", name: "unreachable-host", severity: .error,
        summary: "The URL leads to a host that the internet cannot reach.",
        rationale:
            "What works on your network does not at the provider's: the task fails after it was queued.",
        reading: """
            Loopback, private, link-local, multicast and other special addresses, however they are written; names such \
            as `localhost`, `.local` and `.internal`; names for which DNS answers with any such address, since \
            the provider may meet that one; and redirects to any of them. Such a host is not contacted. One that the caller allows is, and is a note.
            """,
        remedy: """
            Upload the file to where the internet can reach it. For a provider inside your own network, `--allow-host` and \
            `--allow-private` contact such hosts all the same.
            """,
        sources: ["the IANA registries of special-purpose addresses", "RFC 6761"],
        examples: [
            RulePage.Example(
                "a private address",
                facts: ExampleFacts.offline {
                    $0.url = "https://192.168.1.7/hero.png"
                    $0.unreachable = "private (RFC 1918)"
                },
                subject: .image, expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a redirect to this machine",
                facts: ExampleFacts.unfetched(
                    .unreachableHost, "it redirects to a host that is loopback, and was not followed"),
                subject: .image, expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a private address that the caller allows",
                facts: ExampleFacts.fetched {
                    $0.unreachable = "private (RFC 1918)"
                    $0.isHostAllowed = true
                },
                subject: .image, expected: RulePage.Expectation(.note)),
            RulePage.Example("a public name", facts: ExampleFacts.fetched(), subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let web = context.facts.web else { return [] }
        let fix = Fix(
            "upload the file to where the internet can reach it; --allow-host and --allow-private contact such a host "
                + "all the same")
        let host = web.unreachable.map { "the URL's host is \($0): the provider cannot reach it" }
        if let host, !web.isHostAllowed { return [finding(.error, host, in: context, fix: fix)] }
        // The URL's own host is public or allowed, and a redirect leads to one that is neither.
        let elsewhere = context.facts.fetchFailure([.unreachableHost]).map {
            finding(.error, $0.detail, in: context, fix: fix)
        }
        let allowed = host.map { finding(.note, "\($0) (it is allowed here)", in: context) }
        return [elsewhere, allowed].compactMap(\.self)
    }
}
