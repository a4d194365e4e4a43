import PreflightModel

/// `REQ004`: the request is not clean UTF-8.
enum InvalidEncoding: RequestRule {
    static let page = RulePage(
        code: "REQ004", name: "invalid-encoding", severity: .error,
        summary:
            "The request has bytes or escapes that are no text in UTF-8, or begins with a byte order mark.",
        rationale: "Some APIs refuse it; others put question marks into the prompt.",
        reading:
            "JSON is exchanged in UTF-8 without a byte order mark. What is no text is read as U+FFFD, so that the rest is judged too.",
        remedy:
            "Save it as UTF-8 without a byte order mark; cut texts between characters, never between bytes.",
        sources: ["RFC 8259, sections 7 and 8.1"],
        examples: [
            RulePage.Example(
                "half of a surrogate pair", request: ExampleRequests.kkiai(["prompt": #""a \ud83d""#]),
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a whole one", request: ExampleRequests.kkiai(["prompt": #""a \ud83d\ude00""#]), expected: nil
            ),
        ])

    static func evaluate(_ context: RequestContext) -> [Finding] {
        context.request.defects.filter { $0.kind == .encoding }.map { defect in
            let isEscape = defect.detail.contains("surrogate")
            return finding(
                .error, defect.detail, at: Place(defect), in: context,
                fix: Fix(
                    isEscape
                        ? "write both halves of the pair, or the character itself"
                        : "save it as UTF-8 without a byte order mark"))
        }
    }
}
