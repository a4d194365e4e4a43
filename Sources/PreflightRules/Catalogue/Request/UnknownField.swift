import PreflightModel

/// `REQ007`: a field that the document does not have.
enum UnknownField: RequestRule {
    static let page = RulePage(
        code: "REQ007", name: "unknown-field", severity: .warning,
        summary: "The document has no field of this name here.",
        rationale: """
            A misspelt field is ignored without a word: the default is rendered, and paid for. A field of another \
            provider's request does the same.
            """,
        reading: "A warning, since no document says whether unknown fields are ignored or refused.",
        remedy: "Correct the name, or delete the field.",
        sources: ["the field's table in the profile"],
        examples: [
            RulePage.Example(
                "a misspelt field", request: ExampleRequests.kkiai(["keep_orignal_sound": #""no""#]),
                expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "a field of another provider", request: ExampleRequests.kkiai(["duration_seconds": "8"]),
                expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "a field that the document has",
                request: ExampleRequests.kkiai(["prompt": #""She dances.""#]),
                expected: nil),
        ])

    static func evaluate(_ context: RequestContext) -> [Finding] {
        context.request.unknownMembers.filter { !MixedDialects.concerns($0, in: context) }.map { member in
            let nearest = Suggestion.nearest(to: member.name, in: member.known)
            var message = "the document has no field `\(member.name)` here"
            if let nearest {
                message += "; did you mean `\(nearest)`?"
            } else if let other = member.otherDialect {
                message += "; it is one of \(other.title) (dialect \(other.id))"
            }
            return finding(
                .warning, message, at: Place(member), in: context,
                fix: nearest.map { Fix("call it `\($0)`") } ?? Fix("delete it"))
        }
    }
}
