import PreflightModel

/// `REQ027`: a cURL command that does not say who sends it.
enum UnusableAuthorization: RequestRule {
    static let page = RulePage(
        code: "REQ027", name: "unusable-authorization", severity: .warning,
        summary: "The cURL command sends no key, or a placeholder instead of one.",
        rationale: "The provider answers 401 before it looks at the request.",
        reading: """
            A warning, since a key is often taken out before a command is shown to others. A key is never printed. A \
            variable in double quotes is taken for a key; in single quotes the shell does not replace it.
            """,
        remedy: "Send the key in the header that the document names, best from a variable in double quotes.",
        sources: ["the provider's page: Authorization"],
        examples: [
            RulePage.Example(
                "a placeholder",
                request: ExampleRequests.curl(headers: [
                    "Authorization: Bearer <token>", "Content-Type: application/json",
                ]), expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "no key", request: ExampleRequests.curl(headers: ["Content-Type: application/json"]),
                expected: RulePage.Expectation(.warning)),
            RulePage.Example("a variable", request: ExampleRequests.curl(), expected: nil),
            RulePage.Example("a request alone", request: ExampleRequests.kkiai(), expected: nil),
        ])

    static func evaluate(_ context: RequestContext) -> [Finding] {
        guard let command = context.request.command else { return [] }
        let said: (message: String, fix: String)? =
            switch command.authorization.value {
            case .given: nil
            case .missing:
                (
                    "the command sends no key; the provider answers 401",
                    "add the header that the document names: -H \"Authorization: Bearer $API_KEY\""
                )
            case .empty:
                (
                    "the header for the key has no value; the provider answers 401",
                    "put the key into the header"
                )
            case .placeholder:
                (
                    "a placeholder stands where the key belongs; the provider answers 401",
                    "put the key there before sending, best from a variable: -H \"Authorization: Bearer $API_KEY\""
                )
            case .unexpanded:
                (
                    "the key is a variable in single quotes, where the shell replaces nothing; the provider answers 401",
                    "put the header into double quotes"
                )
            }
        guard let said else { return [] }
        return [
            finding(
                .warning, said.message, at: Place(command.authorization), in: context, fix: Fix(said.fix))
        ]
    }
}
