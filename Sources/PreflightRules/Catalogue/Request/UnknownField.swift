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
        reading: """
            A warning, since no document says whether unknown fields are ignored or refused. A note where the document \
            could be read only in part, and may well have the field.
            """,
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

    static let judgesFields = true

    static func evaluate(_ context: RequestContext) -> [Finding] {
        context.request.unknownMembers.filter { !MixedDialects.concerns($0, in: context) }.map { member in
            unknown(member, in: context)
        }
    }

    private static func unknown(_ member: UnknownMember, in context: RequestContext) -> Finding {
        let isPartial = context.request.dialect.isPartial
        var message =
            "the document\(isPartial ? ", as far as it could be read," : "") has no field "
            + "`\(member.name.shownName)` here"
        var meant: String?
        if let other = member.otherDialect {
            message += "; it is a field of \(other.title) (dialect \(other.id))"
            meant = counterpart(of: member, of: other, in: context.request.dialect)
            if let meant { message += ", which is `\(meant)` here" }
        } else {
            meant = Suggestion.nearest(to: member.name, in: member.known)
            if let meant { message += "; did you mean `\(meant)`?" }
        }
        return finding(
            isPartial ? .note : .warning, message, at: Place(member), in: context,
            fix: meant.map { Fix("call it `\($0)`") } ?? (isPartial ? nil : Fix("delete it")))
    }

    /// The field that has in this dialect the role that the member has in another.
    private static func counterpart(
        of member: UnknownMember, of other: RequestDialect, in dialect: RequestDialect
    ) -> String? {
        let field = other.fields.first { $0.path.description.isSame(as: member.name) && $0.role != nil }
        return field?.role.flatMap { dialect.field($0) }?.name
    }
}
