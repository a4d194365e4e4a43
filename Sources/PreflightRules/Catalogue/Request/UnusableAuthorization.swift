import PreflightModel
import PreflightText

/// `REQ027`: a cURL command that does not say who sends it.
enum UnusableAuthorization: RequestRule {
    static let page = RulePage(
        code: "REQ027", name: "unusable-authorization", severity: .warning,
        summary: "The cURL command sends no key, a placeholder instead of one, or a key in another form.",
        rationale: "The provider answers 401 before it looks at the request.",
        reading: """
            A warning, since a key is often taken out before a command is shown to others. A key is never printed. A \
            variable in double quotes is taken for a key; in single quotes the shell does not replace it. The form of the \
            header is judged where the provider's document names it, and the command goes to its endpoint.
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
            RulePage.Example(
                "a key without the word before it",
                request: ExampleRequests.curl(headers: [
                    "Authorization: sk-12ab34CD56", "Content-Type: application/json",
                ]), expected: RulePage.Expectation(.warning)),
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
        guard let said else { return form(of: command.keys, at: Place(command.authorization), in: context) }
        return [
            finding(
                .warning, said.message, at: Place(command.authorization), in: context, fix: Fix(said.fix))
        ]
    }

    /// A key that is sent in another form than the document names.
    private static func form(of keys: [KeyForm], at place: Place, in context: RequestContext) -> [Finding] {
        let dialect = context.request.dialect
        guard let documented = dialect.key, context.request.command?.endpoints.contains(dialect.id) == true,
            !keys.isEmpty, !keys.contains(where: { $0.fits(documented) })
        else { return [] }
        let sent = keys.first { $0.isIn(documented) } ?? keys[0]
        return [
            finding(
                .warning, "\(words(sent, documented)); the document names `\(documented.example("…"))`",
                at: place, in: context, source: documented.source,
                fix: Fix("send -H \"\(documented.example("$API_KEY"))\""))
        ]
    }

    private static func words(_ sent: KeyForm, _ documented: DocumentedKey) -> String {
        guard let header = sent.header else { return "the key is sent in the URL" }
        guard sent.isIn(documented) else { return "the key is sent in the header `\(header.shownName)`" }
        let schemes = (sent.schemes ?? []).map { "`\($0.prefix(1).uppercased())\($0.dropFirst())`" }
        guard let first = schemes.first else {
            return "the key is sent without `\(documented.schemes.first ?? "")` before it"
        }
        let words = schemes.allSatisfy { $0 == first } ? first : schemes.joined(separator: " and ")
        return
            "the key is sent with \(words)\(schemes.count == 2 && words == first ? " twice" : "") before it"
    }
}
