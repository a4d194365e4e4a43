import PreflightModel
import PreflightText

/// `REQ028`: a cURL command that calls its JSON something else.
enum WrongContentType: RequestRule {
    static let page = RulePage(
        code: "REQ028", name: "wrong-content-type", severity: .warning,
        summary: "The cURL command does not say that its body is JSON.",
        rationale: """
            cURL calls what `-d` sends a form, `application/x-www-form-urlencoded`, unless a header says otherwise. \
            Many servers then read no field at all, and answer that all of them are missing.
            """,
        reading: "A warning, since some servers read the body as JSON whatever it is called.",
        remedy: "Add `-H 'Content-Type: application/json'`, or send the body with `--json`.",
        sources: ["the provider's page: Content-Type", "RFC 9110, section 8.3", "cURL's manual: --data"],
        examples: [
            RulePage.Example(
                "no header", request: ExampleRequests.curl(headers: ["Authorization: Bearer $KKIAI_KEY"]),
                expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "another type",
                request: ExampleRequests.curl(headers: [
                    "Authorization: Bearer $KKIAI_KEY", "Content-Type: text/plain",
                ]), expected: RulePage.Expectation(.warning)),
            RulePage.Example("JSON", request: ExampleRequests.curl(), expected: nil),
        ])

    static func evaluate(_ context: RequestContext) -> [Finding] {
        guard let command = context.request.command else { return [] }
        switch command.body.value {
        // Of what is no JSON, or not there, another rule speaks.
        case .none, .form: return []
        case .text, .file, .standardInput, .variable, .pieces: break
        }
        let type = command.contentType.value
        guard type != "application/json", type?.hasSuffix("+json") != true else { return [] }
        let shown = type.map { "`\($0.shownName)`" } ?? "no media type"
        let message =
            command.namesContentType
            ? "the command sends \(shown); the body is JSON"
            : "no header names the body's type, and cURL then sends \(shown)"
        return [
            finding(
                .warning, message, at: Place(command.contentType), in: context,
                fix: Fix(
                    "\(command.namesContentType ? "write" : "add") -H 'Content-Type: application/json'"))
        ]
    }
}
