import PreflightModel

/// `SRC010`: a URL without TLS.
enum InsecureURL: RequestRule {
    static let page = RulePage(
        code: "SRC010", name: "insecure-url", severity: .warning,
        summary: "The URL is http, not https.",
        rationale: "Many services fetch https alone, and anyone on the way can read or change the file.",
        reading: "A warning: no document says that http is refused.",
        remedy: "Give the https URL.",
        sources: ["RFC 9110, section 4.2"],
        examples: [
            RulePage.Example(
                "http", request: ExampleRequests.kkiai(["video_url": #""http://cdn.example.com/dance.mp4""#]),
                expected: RulePage.Expectation(.warning)),
            RulePage.Example("https", request: ExampleRequests.kkiai(), expected: nil),
        ])

    static func evaluate(_ context: RequestContext) -> [Finding] {
        webAddresses(in: context) { address in
            address.scheme == "https" ? nil : "is http, not https"
        }.map { medium, words in
            finding(
                .warning, "`\(medium.field.path.lastName)` \(words)", at: Place(medium), in: context,
                fix: Fix("give the https URL"))
        }
    }
}

extension RequestRule {
    /// The media given by an address of the web of which there is something to say, and what.
    static func webAddresses(
        in context: RequestContext, _ words: (WebAddress) -> String?
    ) -> [(medium: RequestMedia, words: String)] {
        context.request.media.compactMap { medium in
            guard case .url(let address, _) = medium.reference, let words = words(address) else { return nil }
            return (medium, words)
        }
    }
}
