import PreflightModel

/// `REQ006`: a field that the document requires is missing.
enum MissingField: RequestRule {
    static let page = RulePage(
        code: "REQ006", name: "missing-field", severity: .error,
        summary: "A field that the document requires is missing, null or empty.",
        rationale: "The API refuses the request, often in words that name another field.",
        reading: """
            Required is what the document calls so. A field inside an object that is not there is missing too; one \
            inside the items of a list only if there are items.
            """,
        remedy: "Add the field.",
        sources: ["the field's table in the profile: `required`"],
        examples: [
            RulePage.Example(
                "no mode", request: ExampleRequests.kkiai(without: ["mode"]),
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "an empty image_url", request: ExampleRequests.kkiai(["image_url": #""""#]),
                expected: RulePage.Expectation(.error)),
            RulePage.Example("all that is required", request: ExampleRequests.kkiai(), expected: nil),
        ])

    static let judgesFields = true

    static func evaluate(_ context: RequestContext) -> [Finding] {
        context.request.slots.filter { isMissing($0) }.map { slot in
            finding(
                .error, message(slot), at: Place(slot), in: context, source: slot.field.source,
                fix: Fix(
                    "\(slot.value == nil ? "add" : "give a value to") \(slot.title)\(values(slot.field))"))
        }
    }

    /// A medium or an element that is named, but by nothing, is missing unless the document calls the medium optional:
    /// an empty text then says that there is none.
    static func isMissing(_ slot: FieldSlot) -> Bool {
        guard !slot.isGiven else { return false }
        if slot.field.isRequired == true { return true }
        switch slot.field.role {
        case .image, .video: return slot.field.isRequired == nil && slot.value != nil
        case .element: return slot.value != nil
        default: return false
        }
    }

    private static func message(_ slot: FieldSlot) -> String {
        let state =
            switch slot.value?.content {
            case nil: "is missing"
            case .null: "is null"
            default: "is empty"
            }
        return "\(slot.title) \(state)"
            + (slot.field.isRequired == true ? ", and the document requires it" : "")
    }

    private static func values(_ field: RequestField) -> String {
        field.values.isEmpty ? "" : ": " + alternatives(field.values.map { "`\($0)`" })
    }
}
