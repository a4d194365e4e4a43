import PreflightModel

/// `REQ002`: the request has comments or trailing commas, which JSON does not.
enum JSONExtension: RequestRule {
    static let page = RulePage(
        code: "REQ002", name: "json-extension", severity: .error,
        summary: "The request has comments or trailing commas, which JSON does not know.",
        rationale: """
            Editors and some libraries read them, APIs refuse them. KKIAI's own page shows a request with both: copied \
            as it stands, it is refused.
            """,
        reading:
            "An error, since the API will refuse it. With `--lenient` a warning: it is read as if they were not there.",
        remedy: "Delete the comment, or the comma before the closing bracket.",
        sources: ["RFC 8259"],
        examples: [
            RulePage.Example(
                "a comma before the closing bracket", request: #"{"mode": "pro",}"#,
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a comment", request: "{\"mode\": \"pro\" // or std\n}",
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "slashes in a URL", request: #"{"image_url": "https://cdn.example.com/a.png"}"#, expected: nil
            ),
        ])

    static func evaluate(_ context: RequestContext) -> [Finding] {
        let isLenient = context.request.isLenient
        let consequence = isLenient ? "read over as asked; the API will refuse it" : "the API will refuse it"
        let found =
            defects(.comment, isLenient ? .warning : .error, in: context, fix: Fix("delete the comment"))
            + defects(
                .trailingComma, isLenient ? .warning : .error, in: context, fix: Fix("delete the comma"))
        return found.map { finding in
            var finding = finding
            finding.message += " (\(consequence))"
            return finding
        }
    }
}
