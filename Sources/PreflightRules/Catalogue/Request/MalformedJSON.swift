import PreflightModel

/// `REQ001`: the request is not JSON.
enum MalformedJSON: RequestRule {
    static let page = RulePage(
        code: "REQ001", name: "malformed-json", severity: .error,
        summary: "The request is not JSON.",
        rationale: "The API cannot read it at all, and answers with 400 or with an error of its framework.",
        reading:
            "RFC 8259, to the letter. Reading ends at the first mistake, so fix it to see what else there is.",
        remedy:
            "Look at the line and column. A JSON library never makes this mistake: let one write the request.",
        sources: ["RFC 8259"],
        examples: [
            RulePage.Example(
                "a name without quotation marks", request: "{mode: \"pro\"}",
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a request that was cut off", request: #"{"mode": "pro", "image_url": "https:"#,
                expected: RulePage.Expectation(.error)),
            RulePage.Example("a whole request", request: ExampleRequests.kkiai(), expected: nil),
        ])

    static func evaluate(_ context: RequestContext) -> [Finding] {
        defects(.syntax, .error, in: context)
    }
}
