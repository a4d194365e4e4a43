import PreflightModel

/// `SRC019`: the server wants to know who asks.
enum AccessDenied: Rule {
    static let page = RulePage(
        code: "SRC019", name: "access-denied", severity: .error,
        summary: "The server answers 401 or 403: the file is not for everyone.",
        rationale: "A provider fetches as a stranger, without your session, cookies or keys.",
        reading: """
            A failure, although a server may let some networks in and others not. A signed URL that has expired is \
            answered in the same way, and is named as the likely cause when it states its expiry.
            """,
        remedy: "Make the file public, or give a presigned URL that lasts long enough.",
        sources: ["RFC 9110, sections 15.5.2 and 15.5.4"],
        examples: [
            RulePage.Example(
                "a private bucket",
                facts: ExampleFacts.unfetched(.accessDenied, "the server answered 403", status: 403),
                subject: .image, expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a signature that has expired",
                facts: ExampleFacts.unfetched(.accessDenied, "the server answered 403", status: 403) {
                    $0.secondsToExpiry = -750
                },
                subject: .image, expected: RulePage.Expectation(.error)),
            RulePage.Example("a public file", facts: ExampleFacts.fetched(), subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        let seconds = context.facts.web?.secondsToExpiry ?? 0
        guard seconds < 0 else {
            return fetchFailure(
                [.accessDenied], .fail, in: context,
                fix: Fix("make the file public, or give a presigned URL"))
        }
        return fetchFailure([.accessDenied], .fail, in: context, fix: Fix("sign the URL anew")).map {
            finding in
            var finding = finding
            finding.message +=
                "; most likely since the URL's signature expired \(RoughTime(seconds: seconds)) ago"
            return finding
        }
    }
}
