import PreflightModel

/// `REQ003`: a name is given twice in one object.
enum DuplicateName: RequestRule {
    static let page = RulePage(
        code: "REQ003", name: "duplicate-name", severity: .error,
        summary: "A name is given twice in the same object.",
        rationale: """
            JSON leaves open which of the two counts: one program takes the first, the next the last, a third refuses \
            both. What is checked here may not be what is rendered.
            """,
        reading: "An error whatever the two values are. The first one is judged.",
        remedy: "Keep one of them.",
        sources: ["RFC 8259, section 4"],
        examples: [
            RulePage.Example(
                "two modes", request: #"{"mode": "std", "mode": "pro"}"#,
                expected: RulePage.Expectation(.error)),
            RulePage.Example("each name once", request: ExampleRequests.kkiai(), expected: nil),
        ])

    static func evaluate(_ context: RequestContext) -> [Finding] {
        defects(.duplicateName, .error, in: context, fix: Fix("keep one of them"))
    }
}
