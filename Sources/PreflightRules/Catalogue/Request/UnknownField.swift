import PreflightModel
import PreflightText

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
            could be read only in part, and may well have the field. Another name is offered only for a field that takes \
            the same value and is not given yet. Letters that pass for ASCII, such as a Cyrillic о, are shown as escapes.
            """,
        remedy: "Correct the name, or leave the field out if the endpoint does not take it.",
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
            + "`\(member.name.unmaskedName)` here\(member.name.unmaskingRemark)"
        // An endpoint may take more around the model's input than the model's page says, so nothing is to be deleted.
        // A field of the provider's that the request likely is for is not to be left out either.
        var advice =
            isPartial || context.request.betterDialect != nil
            ? nil : "correct the name, or leave the field out if the endpoint does not take it"
        if let other = member.otherDialect {
            message += "; it is a field of \(other.title) (dialect \(other.id))"
            if let counterpart = Counterpart(of: member, in: other, for: context.request) {
                message += ", which is \(counterpart.title) here"
                advice = counterpart.advice
            } else if member.holdsRequest {
                advice = nil
            }
        } else if member.holdsRequest {
            message += "; it seems to hold a request of its own"
            advice = nil
        } else if let meant = Suggestion.nearest(to: LookAlike.folded(member.name), in: member.known) {
            message += "; did you mean `\(meant)`?"
            let slot = slot(named: meant, beside: member, in: context.request)
            if slot?.value == nil {
                let type = slot?.type.flatMap { $0.fits(member.value) ? nil : ", and send \($0.title)" }
                advice = "call it `\(meant)`\(type ?? "")"
            }
        } else if let role = member.role,
            let counterpart = Counterpart(of: member, as: role, for: context.request)
        {
            message += "; the field of the \(role.rawValue) is \(counterpart.title)"
            advice = counterpart.advice
        }
        return finding(
            isPartial ? .note : .warning, message, at: Place(member), in: context, fix: advice.map { Fix($0) }
        )
    }

    /// The slot of a field in the object that a member is in.
    private static func slot(
        named name: String, beside member: UnknownMember, in request: RequestFacts
    ) -> FieldSlot? {
        let parent = member.pointer.lastIndex(of: "/").map { member.pointer[..<$0] } ?? ""
        return request.slots.first { $0.pointer == "\(parent)/\(name)" }
    }
}
