import PreflightModel
import PreflightText

/// `REQ009`: a value that the document does not list.
enum UnknownValue: RequestRule {
    static let page = RulePage(
        code: "REQ009", name: "unknown-value", severity: .error,
        summary: "The value is not one of those that the document lists.",
        rationale: """
            Each provider has words of its own for the same thing: `pro` here is `1080p` there. A word of the other \
            provider is refused, or silently taken for the default.
            """,
        reading: "To the letter, small and capital letters told apart.",
        remedy: "Send one of the listed values.",
        sources: ["the field's table in the profile: `values`"],
        examples: [
            RulePage.Example(
                "another provider's word", request: ExampleRequests.kkiai(["mode": #""1080p""#]),
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a capital letter", request: ExampleRequests.kkiai(["character_orientation": #""Video""#]),
                expected: RulePage.Expectation(.error)),
            RulePage.Example("a listed value", request: ExampleRequests.kkiai(), expected: nil),
        ])

    static let judgesFields = true

    static func evaluate(_ context: RequestContext) -> [Finding] {
        context.request.slots.filter { !$0.field.values.isEmpty && $0.isGiven }.compactMap { slot in
            // Listed numbers are compared as they are written: nobody sends 5 as 5.0.
            guard let value = slot.value?.string ?? slot.value?.number else { return nil }
            let listed = slot.field.values.map { "`\($0)`" }
            let compared = Comparison(
                actual: .text(value.unmaskedName),
                limit: .text(slot.field.values.joined(separator: ", ")))
            guard !slot.field.values.contains(where: { $0.isSame(as: value) }) else {
                guard context.isVerbose else { return nil }
                return finding(
                    .note, "\(slot.title) is `\(value.shownName)`", outcome: .pass, at: Place(slot),
                    in: context,
                    compared: compared, source: slot.field.source)
            }
            if context.request.command?.replaces(value) == true {
                return finding(
                    .error, "\(slot.title) \(CommandFacts.replaced)",
                    outcome: .unknown, at: Place(slot), in: context, source: slot.field.source,
                    fix: Fix(
                        "write \(alternatives(listed)) in its place, or check the request that the command sends"
                    ))
            }
            let nearest = Suggestion.nearest(to: LookAlike.folded(value), in: slot.field.values)
            let hint = nearest.map { "; did you mean `\($0)`?" } ?? ""
            return finding(
                .error,
                "\(slot.title) is `\(value.unmaskedName)`\(value.unmaskingRemark); "
                    + "the document lists \(alternatives(listed))\(hint)",
                at: Place(slot), in: context, compared: compared, source: slot.field.source,
                fix: Fix("send \(alternatives(nearest.map { ["`\($0)`"] } ?? listed))"))
        }
    }
}
