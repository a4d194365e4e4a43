import PreflightModel

/// `REQ010`: a text has more characters than the document allows.
enum TextTooLong: RequestRule {
    static let page = RulePage(
        code: "REQ010", name: "text-too-long", severity: .error,
        summary: "A text has more characters than the document allows.",
        rationale: "A prompt that is too long is refused, or cut off where nobody wanted it.",
        reading: """
            Characters are Unicode scalars. Where the count of UTF-16 units alone is over the limit, which is what \
            JavaScript and Java call the length, it is a warning. The bound itself is allowed.
            """,
        remedy: "Shorten it.",
        sources: [
            LimitKey.promptMaxCharacters.rawValue, "the field's table in the profile: `maxCharacters`",
        ],
        examples: [
            RulePage.Example(
                "2501 letters", request: prompt(2501), expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "1251 emoji, which are 2502 UTF-16 units", request: prompt(1251, of: "😀"),
                expected: RulePage.Expectation(.warning)),
            RulePage.Example("2500 letters", request: prompt(2500), expected: nil),
        ])

    private static func prompt(_ count: Int, of character: String = "a") -> String {
        ExampleRequests.kkiai(["prompt": "\"\(String(repeating: character, count: count))\""])
    }

    static func evaluate(_ context: RequestContext) -> [Finding] {
        context.request.slots.compactMap { slot in
            guard let bound = TextBound(of: slot.field, in: context.profile), let text = slot.value?.text
            else { return nil }
            let most = bound.most
            // No text has more characters than bytes: counting the others takes long for nothing.
            guard text.utf8.count > most || context.isVerbose else { return nil }
            let (scalars, units) = (text.scalarCount, text.utf16Count)
            func judged(
                _ severity: Severity, _ outcome: Outcome, _ message: String, isInUnits: Bool = false
            ) -> Finding {
                let finding = finding(
                    severity, message + (outcome == .pass ? "" : bound.consequence), outcome: outcome,
                    at: Place(slot), in: context,
                    compared: Comparison(
                        actual: .integer(Int64(isInUnits ? units : scalars)), limit: .integer(Int64(most)),
                        unit: isInUnits ? "UTF-16 units" : "characters"),
                    source: bound.source,
                    fix: outcome == .pass
                        ? nil : Fix("shorten it to \(most) \(isInUnits ? "UTF-16 units" : "characters")"))
                return bound.limit.map(finding.marked) ?? finding
            }
            let allowed = "at most \(Decimals.grouped(Int64(most))) are allowed"
            let counted = "\(slot.title) has \(Decimals.grouped(Int64(scalars))) characters"
            if scalars > most { return judged(bound.severity, .fail, "\(counted); \(allowed)") }
            if units > most {
                let unitCount = Decimals.grouped(Int64(units))
                return judged(
                    .warning, .fail,
                    "\(counted), but \(unitCount) UTF-16 units; \(allowed), and the document does not say of what",
                    isInUnits: true
                )
            }
            return context.isVerbose ? judged(.note, .pass, "\(counted); \(allowed)") : nil
        }
    }
}

/// How long a field's text may be: as the profile says of prompts, or as its document says of the field.
private struct TextBound {
    let most: Int
    let source: LimitSource
    /// The profile's limit; nil when the field's own document says it.
    let limit: Limit?
    let severity: Severity
    let consequence: String

    init?(of field: RequestField, in profile: Profile) {
        let limit = field.role == .prompt ? profile.limits[.promptMaxCharacters] : nil
        guard let most = limit?.value.characters ?? field.maxCharacters else { return nil }
        self.most = limit?.isInclusive == false ? most - 1 : most
        source = limit?.source ?? field.source
        self.limit = limit
        severity = limit?.severity ?? .error
        consequence = limit?.consequence(profile) ?? ""
    }
}
