import PreflightModel

/// `VID010`: the video's samples are encrypted.
enum EncryptedVideo: Rule {
    static let page = RulePage(
        code: "VID010", name: "encrypted-video", severity: .error,
        summary: "The video's samples are encrypted.",
        rationale: "Films from shops and streams carry copy protection; nobody without the key sees a frame.",
        remedy: "Use a recording of your own.",
        sources: ["ISO/IEC 23001-7: common encryption"],
        examples: [
            RulePage.Example(
                "a protected film", facts: ExampleFacts.video { $0.video?.isEncrypted = true },
                subject: .video,
                expected: RulePage.Expectation(.error)),
            RulePage.Example("an open video", facts: ExampleFacts.video(), subject: .video, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard context.track?.isEncrypted == true else { return [] }
        let message = "the video is encrypted; nobody without its key can decode a frame"
        return [
            finding(
                .error, message, in: context, compared: Comparison(evidence: .header),
                fix: Fix("use a recording of your own"))
        ]
    }
}
