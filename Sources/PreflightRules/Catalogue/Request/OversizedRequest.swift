import PreflightModel

/// `REQ005`: the request is larger than anything that is sent to these endpoints.
enum OversizedRequest: RequestRule {
    static let page = RulePage(
        code: "REQ005", name: "oversized-request", severity: .error,
        summary: "The request is larger, or nests deeper, than anything that is sent to these endpoints.",
        rationale: "It was not read to its end, so that nobody can say whether it would be accepted.",
        reading:
            "128 MiB, 64 levels, 100,000 values, 1,000 digits, 64 images and videos. The largest image that any profile accepts, in Base64, is half of that.",
        remedy: "Send media as URLs, and nothing besides.",
        sources: ["preflight's own bounds"],
        examples: [
            RulePage.Example(
                "65 arrays in one another",
                request: String(repeating: "[", count: 65) + String(repeating: "]", count: 65),
                expected: RulePage.Expectation(.error, .unknown)),
            RulePage.Example("a usual request", request: ExampleRequests.kkiai(), expected: nil),
        ])

    static func evaluate(_ context: RequestContext) -> [Finding] {
        defects(.tooLarge, .error, .unknown, in: context)
    }
}
