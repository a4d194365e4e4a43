import PreflightModel

/// `SRC011`: a URL with a user name or password in it.
enum URLWithCredentials: RequestRule {
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
                "a password",
                request: ExampleRequests.kkiai(["image_url": #""https://me:secret@example.com/a.png""#]),
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a signed query",
                request: ExampleRequests.kkiai(["image_url": #""https://example.com/a.png?sig=1""#]),
                expected: nil),
        ])

    static func evaluate(_ context: RequestContext) -> [Finding] {
        webAddresses(in: context) { address in
            address.hasCredentials ? "has a user name or a password in it" : nil
        }.map { medium, words in
            finding(
                .error, "`\(medium.field.path.lastName)` \(words)", at: Place(medium), in: context,
                fix: Fix("use a presigned or a public URL"))
        }
    }
}
