import PreflightModel

/// `REQ017`: the seconds that are ordered are not those of the motion video.
enum MismatchedDuration: RequestRule {
    static let page = RulePage(
        code: "REQ017", name: "mismatched-duration", severity: .warning,
        summary: "The seconds that the request orders are not those that the motion video lasts.",
        rationale: """
            The price follows the seconds that are ordered. More than the clip has are paid for nothing; with fewer, \
            its end is cut off.
            """,
        reading: """
            An order outside of the document's bounds is REQ011's. Whole seconds can only be near the truth: those right below and right above the clip's duration are fine. \
            The document does not say that they must agree, so anything else is a warning.
            """,
        remedy: "Order the clip's duration, rounded up.",
        sources: ["the field of role `duration` in the profile"],
        examples: [
            RulePage.Example(
                "15 s of a clip of 9 s", request: ExampleRequests.ulazai(["duration_seconds": "15"]),
                video: ExampleFacts.video(seconds: 9), profile: "ulazai",
                expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "5 s of a clip of 9 s", request: ExampleRequests.ulazai(["duration_seconds": "5"]),
                video: ExampleFacts.video(seconds: 9), profile: "ulazai",
                expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "9 s of a clip of 8.4 s", request: ExampleRequests.ulazai(["duration_seconds": "9"]),
                video: ExampleFacts.video(seconds: 8.4), profile: "ulazai", expected: nil),
        ])

    static let judgesFields = true

    static func evaluate(_ context: RequestContext) -> [Finding] {
        guard let slot = context.given(.duration), let ordered = slot.value?.number.flatMap({ Double($0) }),
            ordered >= Double(slot.field.minimum ?? 0), ordered <= Double(slot.field.maximum ?? .max),
            let clip = context.clipSeconds
        else { return [] }
        let seconds = clip.value
        // A clip of 8.0000004 s lasts 8.
        let (least, most) = ((seconds + 0.001).rounded(.down), (seconds - 0.001).rounded(.up))
        guard ordered < least || ordered > most else { return [] }
        let length = "\(Decimals.text(seconds, digits: 3)) s"
        let difference = Decimals.text((ordered - seconds).magnitude, digits: 3)
        let consequence =
            ordered > most
            ? "\(difference) s are paid for, and there is no motion for them"
            : "the last \(difference) s of it are cut off"
        let advice = Decimals.text(max(most, Double(slot.field.minimum ?? 0)), digits: 0)
        return [
            finding(
                .warning,
                "\(slot.title) orders \(Decimals.text(ordered, digits: 3)) s, the motion video lasts \(length): \(consequence)",
                at: Place(slot), in: context,
                compared: Comparison(actual: .decimal(ordered), limit: .decimal(seconds), unit: "s"),
                source: slot.field.source, fix: Fix("order \(advice) s"))
        ]
    }
}
