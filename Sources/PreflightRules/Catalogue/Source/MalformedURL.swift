import PreflightModel

/// `SRC009`: not a URL that anyone could fetch.
enum MalformedURL: RequestRule {
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
                "a space",
                request: ExampleRequests.kkiai(["image_url": #""https://cdn.example.com/my hero.png""#]),
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "another scheme", request: ExampleRequests.kkiai(["image_url": #""s3://bucket/hero.png""#]),
                expected: RulePage.Expectation(.error)),
            RulePage.Example("a URL", request: ExampleRequests.kkiai(), expected: nil),
        ])

    static func evaluate(_ context: RequestContext) -> [Finding] {
        context.request.media.compactMap { medium in
            guard case .malformedURL(_, let reason) = medium.reference else { return nil }
            return finding(
                .error, "`\(medium.field.path.lastName)` cannot be fetched: \(reason)", at: Place(medium),
                in: context, fix: Fix("give the file's https URL"))
        }
    }
}
