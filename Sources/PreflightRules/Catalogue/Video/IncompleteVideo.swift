import PreflightModel

/// `VID008`: a part of the video's file is missing.
enum IncompleteVideo: Rule {
    static let page = RulePage(
        code: "VID008", name: "incomplete-video", severity: .error,
        summary: "The file ends before its samples do, or its index is missing.",
        rationale: """
            A download or recording that was cut off. The header may look whole: the index lists frames that lie beyond \
            the file's end.
            """,
        remedy: "Download it again, or let the recorder finish; a lost index cannot be made up.",
        sources: ["ISO/IEC 14496-12, 8.2.1: moov", "ISO/IEC 14496-12, 8.7.5: stco"],
        examples: [
            RulePage.Example(
                "a download that stopped half-way",
                facts: ExampleFacts.video(
                    defect: Defect(
                        .truncated, "the index lists samples up to byte 6,000,000, the file ends at 3,000,000"
                    )),
                subject: .video, expected: RulePage.Expectation(.error)),
            RulePage.Example("a whole video", facts: ExampleFacts.video(), subject: .video, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard context.video != nil else { return [] }
        return defects(
            [.truncated, .missingIndex], .error, in: context, fix: Fix("download or record it again"))
    }
}
