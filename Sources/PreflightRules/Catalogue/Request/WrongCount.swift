import PreflightModel

/// `REQ012`: a list has more or fewer items than the document allows.
enum WrongCount: RequestRule {
    static let page = RulePage(
        code: "REQ012", name: "wrong-count", severity: .error,
        summary: "A list has more or fewer items than the document allows.",
        rationale: "Two images where one is asked for: refused at best, the wrong one rendered at worst.",
        reading: "\"Exactly one\" is refused for none and for two.",
        remedy: "Send as many as the document says.",
        sources: ["the field's table in the profile: `minimum`, `maximum`"],
        examples: [
            RulePage.Example(
                "two videos",
                request: ExampleRequests.ulazai([
                    "input_video_urls": #"["https://cdn.example.com/a.mp4", "https://cdn.example.com/b.mp4"]"#
                ]), profile: "ulazai", expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "no image", request: ExampleRequests.ulazai(["input_image_urls": "[]"]), profile: "ulazai",
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "one of each", request: ExampleRequests.ulazai(), profile: "ulazai", expected: nil),
        ])

    static let judgesFields = true

    static func evaluate(_ context: RequestContext) -> [Finding] {
        context.request.slots.compactMap { slot in
            guard let items = slot.value?.items else { return nil }
            let (least, most) = (slot.field.minimum ?? 0, slot.field.maximum ?? .max)
            guard !(least...max(least, most)).contains(items.count) else { return nil }
            let demand =
                least == most
                ? "exactly \(least)" : items.count < least ? "at least \(least)" : "at most \(most)"
            return finding(
                .error, "\(slot.title) has \(items.count) items; the document says \(demand)",
                at: Place(slot),
                in: context,
                compared: Comparison(
                    actual: .integer(Int64(items.count)),
                    limit: .integer(Int64(items.count < least ? least : most))), source: slot.field.source,
                fix: Fix("send \(demand)"))
        }
    }
}
