import PreflightModel

/// `REQ011`: a number is outside of what the document allows.
enum NumberOutOfRange: RequestRule {
    static let page = RulePage(
        code: "REQ011", name: "number-out-of-range", severity: .error,
        summary: "A number is outside of what the document allows.",
        rationale:
            "`duration_seconds` sets the price, and its upper bound depends on `character_orientation`.",
        reading: "Bounds are allowed themselves. Without an orientation, both are judged.",
        remedy: "Send a number within the bounds, or the orientation that allows more.",
        sources: ["the field's table in the profile: `minimum`, `maximum`, `maximumUnderImage`"],
        examples: [
            RulePage.Example(
                "31 seconds", request: ExampleRequests.ulazai(["duration_seconds": "31"]), profile: "ulazai",
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "11 seconds under orientation image",
                request: ExampleRequests.ulazai([
                    "duration_seconds": "11", "character_orientation": #""image""#,
                ]), orientation: .image, profile: "ulazai", expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "30 seconds", request: ExampleRequests.ulazai(["duration_seconds": "30"]), profile: "ulazai",
                expected: nil),
        ])

    static let judgesFields = true

    static func evaluate(_ context: RequestContext) -> [Finding] {
        context.request.slots.flatMap { slot -> [Finding] in
            guard let literal = slot.value?.number, let number = Double(literal) else { return [] }
            let isUnderImage = context.orientation == .image && slot.field.maximumUnderImage != nil
            let most = isUnderImage ? slot.field.maximumUnderImage : slot.field.maximum
            return [(Bound.least, slot.field.minimum), (.greatest, most)].compactMap { bound, limit in
                guard let limit else { return nil }
                let isKept = bound.allows(number, Double(limit), isInclusive: true)
                guard !isKept || context.isVerbose else { return nil }
                let condition = bound == .greatest && isUnderImage ? " with orientation image" : ""
                let demand = "\(bound == .least ? "at least" : "at most") \(limit)\(condition)"
                return finding(
                    isKept ? .note : .error,
                    "\(slot.title) is \(literal.prefix(24)); the document says \(demand)",
                    outcome: isKept ? .pass : .fail, at: Place(slot), in: context,
                    compared: Comparison(
                        actual: number.magnitude < 1e15 && JSONType.isWhole(literal)
                            ? .integer(Int64(number)) : .decimal(number), limit: .integer(Int64(limit))),
                    source: slot.field.source,
                    fix: isKept ? nil : fix(number, demand, slot.field, isUnderImage))
            }
        }
    }

    private static func fix(_ number: Double, _ demand: String, _ field: RequestField, _ isUnderImage: Bool)
        -> Fix
    {
        guard isUnderImage, let most = field.maximum, number <= Double(most) else {
            return Fix("send \(demand)")
        }
        return Fix("send orientation `video`, which allows up to \(most), or \(demand)")
    }
}
