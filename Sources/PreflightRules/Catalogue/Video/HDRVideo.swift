import PreflightModel

/// `VID017`: the video is coded for high dynamic range.
enum HDRVideo: Rule {
    static let page = RulePage(
        code: "VID017", name: "hdr-video", severity: .note,
        summary: "The video is coded for high dynamic range (PQ or HLG).",
        rationale: "A service that ignores the transfer function sees pale, grey frames.",
        reading: "No document speaks of HDR, so that this is never more than a note.",
        remedy: "Export it as SDR from an editor, which maps the tones; a plain conversion would not.",
        sources: ["ITU-T H.273, 8.2: transfer characteristics"],
        examples: [
            RulePage.Example(
                "a clip from a recent phone", facts: ExampleFacts.video(.mov) { $0.video?.isHDR = true },
                subject: .video, expected: RulePage.Expectation(.note)),
            RulePage.Example(
                "an SDR video", facts: ExampleFacts.video { $0.video?.isHDR = false }, subject: .video,
                expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard context.track?.isHDR == true else { return [] }
        let message = "the video is HDR; a service that does not expect it sees pale frames"
        return [
            finding(
                .note, message, in: context, compared: Comparison(evidence: .header),
                fix: Fix("export it as SDR from an editor"))
        ]
    }
}
