import PreflightModel
import PreflightText

/// `SRC009`: not a URL that anyone could fetch.
enum MalformedURL: Rule {
    static let page = RulePage(
        code: "SRC009", name: "malformed-url", severity: .error,
        summary: "The URL is not one that a provider could fetch.",
        rationale:
            "Spaces, letters outside of ASCII and schemes such as s3: work in some programs and fail at the provider.",
        reading: "RFC 3986, to the letter: what is not allowed in a URL must be percent-encoded.",
        remedy: "Copy the https URL from the address line of a browser that shows the file.",
        sources: ["RFC 3986"],
        examples: [
            RulePage.Example(
                "a space", facts: malformed("character 25 is a space, which a URL has only as %20"),
                subject: .image, expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "another scheme", facts: malformed("its scheme is 's3', and providers fetch https alone"),
                subject: .image, expected: RulePage.Expectation(.error)),
            RulePage.Example("a URL", facts: ExampleFacts.fetched(), subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let mistake = context.facts.web?.mistake else { return [] }
        let advice = context.facts.web.flatMap { WebReference.advice(for: $0.url) }
        return [
            finding(
                .error, "the URL cannot be used: \(mistake)", in: context,
                fix: Fix(
                    advice
                        ?? "correct it, or copy the URL from the address line of a browser that shows the file"
                ))
        ]
    }

    private static func malformed(_ mistake: String) -> MediaFacts {
        ExampleFacts.offline {
            $0.mistake = mistake
            $0.scheme = nil
        }
    }
}
