import PreflightModel

/// `VID007`: the container has no moving pictures in it.
enum MissingVideoTrack: Rule {
    static let page = RulePage(
        code: "VID007", name: "missing-video-track", severity: .error,
        summary: "The container has no video track.",
        rationale:
            "A sound file with a cover picture looks like a video to a file manager, but there is no motion in it.",
        remedy: "Give the video itself.",
        sources: ["the container's tracks"],
        examples: [
            RulePage.Example(
                "a song with a cover picture",
                facts: ExampleFacts.video {
                    $0.video = nil
                    $0.container.videoTrackCount = 0
                }, subject: .video, expected: RulePage.Expectation(.error)),
            RulePage.Example("a video", facts: ExampleFacts.video(), subject: .video, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let video = context.video, video.video == nil else { return [] }
        // A file whose index is lost shows no tracks either; other rules say what is wrong with it.
        let concealing: Set<Defect.Kind> = [.truncated, .missingIndex, .unreadable]
        guard !context.facts.defects.contains(where: { concealing.contains($0.kind) }) else { return [] }
        let sound = video.audio.isEmpty ? "" : ", only sound"
        return [
            finding(
                .error, "there is no video track in this file\(sound)", in: context,
                compared: Comparison(actual: .integer(0), limit: .integer(1), evidence: .header),
                fix: Fix("give the video itself"))
        ]
    }
}
