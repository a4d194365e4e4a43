import PreflightModel

/// `REQ014`: a field that goes with the other orientation only.
enum OrientationConflict: RequestRule {
    static let page = RulePage(
        code: "REQ014", name: "orientation-conflict", severity: .error,
        summary: "A field is given that the document allows under the other orientation only.",
        rationale:
            "With an element, the character can only face as in the motion video: `image` is refused or ignored.",
        reading:
            "A warning where the document says that the orientation is changed instead of the request refused.",
        remedy: "Send the other orientation, or leave the field out.",
        sources: ["the field's table in the profile: `orientation`"],
        examples: [
            RulePage.Example(
                "an element under orientation image",
                request: ExampleRequests.kkiai([
                    "element_list": #"[{"element_id": "829836802793406551"}]"#,
                    "character_orientation": #""image""#,
                ]), orientation: .image, expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "an element under orientation video",
                request: ExampleRequests.kkiai(["element_list": #"[{"element_id": "829836802793406551"}]"#]),
                expected: nil),
        ])

    static let judgesFields = true

    static func evaluate(_ context: RequestContext) -> [Finding] {
        context.request.slots.compactMap { slot in
            guard slot.isGiven, let needed = slot.field.orientation, needed != context.orientation else {
                return nil
            }
            let consequence = slot.field.adjustment.map {
                " (\(context.profile.name) \($0) instead of refusing it)"
            }
            return finding(
                consequence == nil ? .error : .warning,
                "\(slot.title) goes with orientation `\(needed.rawValue)` only, and the request is for "
                    + "`\(context.orientation.rawValue)`" + (consequence ?? ""), at: Place(slot), in: context,
                source: slot.field.orientationSource ?? slot.field.source,
                fix: Fix("send orientation `\(needed.rawValue)`, or leave \(slot.title) out"))
        }
    }
}
