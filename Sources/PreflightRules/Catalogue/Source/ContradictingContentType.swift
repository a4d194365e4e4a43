import PreflightModel
import PreflightText

/// `SRC025`: a server, or a `data:` URI, that calls the file something else than it is.
enum ContradictingContentType: Rule {
    static let page = RulePage(
        code: "SRC025", name: "contradicting-content-type", severity: .warning,
        summary: "The server, or the data: URI, calls the file another media type than it is.",
        rationale: """
            Some services believe the `Content-Type` header, or the type in front of the Base64 of a `data:` URI, and \
            never look at the content; others compare the two and refuse what differs.
            """,
        reading: """
            A warning: no document says which of the two counts. The content decides whether the format is accepted. \
            Other names of the same type are no contradiction. A type that says nothing, such as \
            `application/octet-stream`, is a note, and none at all is nothing from a server. A `data:` URI without a type \
            is a text (RFC 2397), which is a note.
            """,
        remedy: """
            Set the right `Content-Type` where the file is stored; uploads often take it from the file's name. Write the \
            right type into the `data:` URI.
            """,
        sources: ["RFC 9110, section 8.3", "RFC 2397", "the content's first bytes"],
        examples: [
            RulePage.Example(
                "a PNG that is called a text", facts: ExampleFacts.fetched(contentType: "text/plain"),
                subject: .image, expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "a PNG that is called a file",
                facts: ExampleFacts.fetched(contentType: "application/octet-stream"), subject: .image,
                expected: RulePage.Expectation(.note)),
            RulePage.Example(
                "an MP4 under another of its names",
                facts: ExampleFacts.fetched(ExampleFacts.video(), contentType: "application/mp4"),
                subject: .video, expected: nil),
            RulePage.Example(
                "a PNG that is called nothing", facts: ExampleFacts.fetched(contentType: nil),
                subject: .image, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        // What is no media is refused whatever it is called.
        guard context.facts.other == nil, let measured = context.facts.mediaType else { return [] }
        if let stated = context.dataMediaType {
            return contradiction(
                stated, measured, by: "the data: URI", .request, in: context,
                fix: Fix("begin it with `data:\(measured);base64,`"))
        }
        guard let stated = context.facts.web?.fetch?.contentType, !stated.isEmpty else { return [] }
        return contradiction(
            stated, measured, by: "the server", .http, in: context,
            fix: Fix("have the server send `Content-Type: \(measured)`"))
    }

    private static func contradiction(
        _ stated: String, _ measured: String, by speaker: String, _ evidence: Evidence,
        in context: RuleContext, fix: Fix
    ) -> [Finding] {
        guard !MediaTypeName.isSame(stated, measured) else { return [] }
        let compared = Comparison(
            actual: .text(stated.shortened), limit: .text(measured), evidence: evidence)
        guard stated.isEmpty || MediaTypeName.saysNothing(stated) else {
            return [
                finding(
                    .warning, "\(speaker) calls it \(stated.shortened), but the content is \(measured)",
                    in: context, compared: compared, fix: fix)
            ]
        }
        let claim =
            stated.isEmpty ? "states no media type" : "calls it \(stated), which says nothing"
        return [
            finding(
                .note, "\(speaker) \(claim); the content is \(measured)", in: context, compared: compared,
                fix: fix)
        ]
    }
}
