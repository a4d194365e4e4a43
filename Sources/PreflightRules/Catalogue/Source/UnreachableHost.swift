import PreflightModel

/// `SRC012`: a host that the provider cannot reach.
enum UnreachableHost: RequestRule {
    static let page = RulePage(
        code: "SRC012", name: "unreachable-host", severity: .error,
        summary: "The URL leads to a host that the internet cannot reach.",
        rationale:
            "What works on your network does not at the provider's: the task fails after it was queued.",
        reading: """
            Loopback, private, link-local, multicast and other special addresses, however they are written; names such \
            as `localhost`, `.local` and `.internal`. Names are not looked up.
            """,
        remedy: "Upload the file to where the internet can reach it.",
        sources: ["the IANA registries of special-purpose addresses", "RFC 6761"],
        examples: [
            RulePage.Example(
                "a private address",
                request: ExampleRequests.kkiai(["image_url": #""https://192.168.1.7/hero.png""#]),
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "this machine, written oddly",
                request: ExampleRequests.kkiai(["image_url": #""https://2130706433/hero.png""#]),
                expected: RulePage.Expectation(.error)),
            RulePage.Example("a public name", request: ExampleRequests.kkiai(), expected: nil),
        ])

    static func evaluate(_ context: RequestContext) -> [Finding] {
        webAddresses(in: context) { address in
            guard case .notPublic(let kind) = address.reach else { return nil }
            return "has the host \(address.host), which is \(kind): the provider cannot reach it"
        }.map { medium, words in
            finding(
                .error, "`\(medium.field.path.lastName)` \(words)", at: Place(medium), in: context,
                fix: Fix("upload the file to where the internet can reach it"))
        }
    }
}
