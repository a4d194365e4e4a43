import PreflightModel

/// `REQ018`: the request keeps the sound of a motion video that has none.
enum SilentClip: RequestRule {
    static let page = RulePage(
        code: "REQ018", name: "silent-clip", severity: .warning,
        summary: "The request asks for the motion video's sound, and the video has none.",
        rationale: "The result is silent. Often the sound was lost in a conversion, and nobody noticed.",
        reading: "Only a request that says so itself is meant, not one that leaves it to the default.",
        remedy: "Use the clip with its sound, or ask for none.",
        sources: ["the field of role `sound` in the profile"],
        examples: [
            RulePage.Example(
                "yes, with a silent clip", request: ExampleRequests.kkiai(["keep_original_sound": #""yes""#]),
                video: ExampleFacts.video(), expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "no, with a silent clip", request: ExampleRequests.kkiai(["keep_original_sound": #""no""#]),
                video: ExampleFacts.video(), expected: nil),
        ])

    static let judgesFields = true

    static func evaluate(_ context: RequestContext) -> [Finding] {
        guard let slot = context.given(.sound), let value = slot.value, keepsSound(value, slot.field),
            let video = context.video, video.video != nil, video.audio.isEmpty
        else { return [] }
        return [
            finding(
                .warning,
                "\(slot.title) is `\(value.string ?? value.kindTitle)`, and the motion video has no sound",
                at: Place(slot),
                in: context, source: slot.field.source,
                fix: Fix("use the clip with its sound, or ask for none"))
        ]
    }

    /// Whether a value asks for the sound to be kept: a word that stands for it, or a flag.
    private static func keepsSound(_ value: JSONValue, _ field: RequestField) -> Bool {
        if case .boolean(let flag) = value.content { return flag }
        return value.string.flatMap { field.meanings[$0] } == RequestParameters.Sound.keep.rawValue
    }
}
