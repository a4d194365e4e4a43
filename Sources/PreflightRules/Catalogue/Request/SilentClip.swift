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

    static func evaluate(_ context: RequestContext) -> [Finding] {
        guard let slot = context.given(.sound), let value = slot.value?.string,
            slot.field.meanings[value] == RequestField.Sound.keep.rawValue,
            let video = context.video, video.video != nil, video.audio.isEmpty
        else { return [] }
        return [
            finding(
                .warning, "\(slot.title) is `\(value)`, and the motion video has no sound", at: Place(slot),
                in: context, source: slot.field.source,
                fix: Fix("use the clip with its sound, or ask for none"))
        ]
    }
}
