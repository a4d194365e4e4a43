import PreflightModel

/// `VID002`: the video's file has more bytes than the document allows.
enum VideoFileTooLarge: FixableRule {
    static let page = RulePage(
        code: "VID002", name: "video-file-too-large", severity: .error,
        summary: "The video's file has more bytes than the document allows.",
        rationale: "Uploads above the limit are refused before the video is looked at.",
        reading: """
            No provider defines MB. More than N × 2^20 bytes is an error under every reading; between N × 10^6 and \
            N × 2^20 is a warning.
            """,
        remedy: "Code it with fewer bits.",
        sources: [LimitKey.videoMaxBytes.rawValue],
        examples: [
            RulePage.Example(
                "one byte more than 100 × 2^20", facts: ExampleFacts.video(byteCount: 104_857_601),
                subject: .video,
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "between the two readings of 100 MB", facts: ExampleFacts.video(byteCount: 100_000_001),
                subject: .video, expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "100 × 10^6 bytes", facts: ExampleFacts.video(byteCount: 100_000_000), subject: .video,
                expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard context.video != nil else { return [] }
        return judgeFileSize(.videoMaxBytes, in: context) {
            fix(context) ?? Fix("code it with fewer bits")
        }
    }
}
