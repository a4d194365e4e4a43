import PreflightModel

/// `REQ019`: more lines are paid for than the motion video has.
enum QualityAboveClip: RequestRule {
    static let page = RulePage(
        code: "REQ019", name: "quality-above-clip", severity: .note,
        summary: "The dearer quality is ordered for a motion video with fewer lines.",
        rationale:
            "Motion is read from the clip: fine movement that it does not show cannot be rendered, at any price.",
        reading: """
            The clip's shorter side, as shown, is compared with the lines that the value names (`1080p`). Words that \
            name none, such as `pro`, are not judged.
            """,
        remedy: "Use a larger original of the clip, or the cheaper quality.",
        sources: ["the field of role `quality` in the profile"],
        examples: [
            RulePage.Example(
                "1080p of a clip of 720×1280", request: ExampleRequests.ulazai(["quality_mode": #""1080p""#]),
                video: ExampleFacts.video(), profile: "ulazai", expected: RulePage.Expectation(.note)),
            RulePage.Example(
                "720p of the same", request: ExampleRequests.ulazai(), video: ExampleFacts.video(),
                profile: "ulazai", expected: nil),
        ])

    static let judgesFields = true

    static func evaluate(_ context: RequestContext) -> [Finding] {
        guard let slot = context.given(.quality), let value = slot.value?.string,
            slot.field.meanings[value] == RequestParameters.Quality.high.rawValue, value.hasSuffix("p"),
            let lines = Int(value.dropLast()), let size = context.video?.video?.displaySize,
            size.value.shorterSide < lines
        else { return [] }
        return [
            finding(
                .note,
                "\(slot.title) orders \(lines) lines, and the motion video has \(size.value.shorterSide) (\(size.value))",
                at: Place(slot), in: context,
                compared: Comparison(
                    actual: .integer(Int64(size.value.shorterSide)), limit: .integer(Int64(lines)),
                    unit: "px",
                    evidence: size.evidence),
                source: slot.field.source,
                fix: Fix("use a larger original of the clip, or the cheaper quality"))
        ]
    }
}
