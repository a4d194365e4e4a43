import PreflightModel

/// `SRC024`: a page where the file should be.
enum WebPage: Rule {
    static let page = RulePage(
        code: "SRC024", name: "web-page", severity: .error,
        summary: "The URL leads to a web page, not to a picture or video.",
        rationale: """
            The share links of cloud drives lead to a page that shows the file, or asks for a sign-in first. A browser \
            shows the picture; a provider gets the page.
            """,
        remedy: """
            Give the direct download link, which most cloud drives have beside the share link; or upload the file to \
            object storage.
            """,
        sources: ["the content's first bytes"],
        examples: [
            RulePage.Example(
                "a share link",
                facts: ExampleFacts.fetched(htmlPage, contentType: "text/html"), subject: .video,
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a saved page, which is no media but no URL either", facts: htmlPage, subject: .video,
                expected: nil),
            RulePage.Example(
                "a picture", facts: ExampleFacts.fetched(), subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard context.facts.isFetchedPage else { return [] }
        return [
            finding(
                .error, "the URL leads to a web page, not to a picture or video", in: context,
                compared: Comparison(
                    actual: context.facts.other?.identifiedAs.map { .text($0) }, evidence: .header),
                fix: Fix("give the direct download link: the share links of cloud drives lead to pages"))
        ]
    }

    private static let htmlPage = ExampleFacts.other(
        .notMedia, "the content is an HTML page", name: "dance.mp4", byteCount: 5120,
        identifiedAs: "HTML page")
}

extension MediaFacts {
    /// Whether a server gave a page for people in place of a file.
    var isFetchedPage: Bool {
        web?.fetch != nil && other?.problem.kind == .notMedia && other?.identifiedAs == "HTML page"
    }
}
