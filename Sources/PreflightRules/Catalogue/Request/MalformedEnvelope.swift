import PreflightModel

/// `REQ023`: a line of `preflight stream` wraps its request in a way that cannot be read.
enum MalformedEnvelope: RequestRule {
    static let page = RulePage(
        code: "REQ023", name: "malformed-envelope", severity: .error,
        summary: "What a line of `preflight stream` has around its request cannot be read.",
        rationale:
            "A line is a request, or `{\"id\": …, \"request\": {…}, \"map\": {…}}`. Anything else would be guessed at.",
        reading: "An id is a string or a number. A map has the path of a local file for each URL.",
        remedy: "Correct the line. The others are judged all the same.",
        sources: ["preflight stream --help"],
        examples: [
            RulePage.Example(
                "an id that is a list", request: #"{"id": [7], "request": \#(ExampleRequests.kkiai())}"#,
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a request without a line around it", request: ExampleRequests.kkiai(), expected: nil),
        ])

    static func evaluate(_ context: RequestContext) -> [Finding] {
        defects(.envelope, .error, in: context)
    }
}
