import PreflightModel

/// `SRC014`: Base64 that is not strictly that.
enum MalformedBase64: RequestRule {
    static let page = RulePage(
        code: "SRC014", name: "malformed-base64", severity: .error,
        summary: "The Base64 is not what RFC 4648 says.",
        rationale:
            "Kling answers `1201 File is not in a valid base64 format`. Line breaks and the URL-safe alphabet are the usual causes.",
        reading: """
            Strict: the standard alphabet, with padding, nothing in between. Where only line breaks, the URL-safe \
            alphabet or missing padding are wrong, the picture is judged all the same.
            """,
        remedy: "Encode the file in one line with the standard alphabet, as `base64 -w 0` does.",
        sources: ["RFC 4648, section 4"],
        examples: [
            RulePage.Example(
                "a line break",
                request: ExampleRequests.kkiai(["image_url": #""iVBORw0KGgoAAAANSUhEUgAA\nAAUA""#]),
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "one line", request: ExampleRequests.kkiai(["image_url": #""iVBORw0KGgoAAAANSUhEUgAAAAUA""#]),
                expected: nil),
        ])

    static func evaluate(_ context: RequestContext) -> [Finding] {
        context.request.media.compactMap { medium in
            guard case .base64(let reading) = medium.reference, let mistake = reading.mistake else {
                return nil
            }
            return finding(
                .error, "`\(medium.field.path.lastName)` is not valid Base64: \(mistake)", at: Place(medium),
                in: context, source: medium.field.source,
                fix: Fix("encode the file in one line, with the standard alphabet and padding"))
        }
    }
}
