import PreflightModel

/// `VID008`: a part of the video's file is missing.
enum IncompleteVideo: Rule {
    static let page = RulePage(
        code: "VID008", name: "incomplete-video", severity: .error,
        summary: "The file ends before its samples do, or its index or its frames are missing.",
        rationale: """
            A download or recording that was cut off. The header may look whole: the index lists frames that lie beyond \
            the file's end. The initialisation segment of a stream holds no frame at all.
            """,
        reading: """
            Where a box claims more bytes than the file has, but every frame is there, it is a note: decoders do not \
            look. Where the index of the sound is not whole, it is a warning: many players show the video without it.
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
            RulePage.Example(
                "the first file of a stream",
                facts: ExampleFacts.video(
                    defect: Defect(.missingFrames, "this is an initialisation segment: it holds no frame")),
                subject: .video, expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a box that is said to be a few bytes longer",
                facts: ExampleFacts.video(
                    defect: Defect(
                        .overlongBox,
                        "the 'mdat' box should end at byte 101605, but the file ends at 101597; no frame is missing"
                    )),
                subject: .video, expected: RulePage.Expectation(.note)),
            RulePage.Example(
                "a sound track without its table of sizes",
                facts: ExampleFacts.video(
                    defect: Defect(
                        .missingSound,
                        "the index of a sound track times 130 samples, sizes 0 and places 0: a table is missing"
                    )),
                subject: .video, expected: RulePage.Expectation(.warning)),
            RulePage.Example("a whole video", facts: ExampleFacts.video(), subject: .video, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard context.video != nil else { return [] }
        let again = Fix("download or record it again")
        let segments = Fix("download the whole video, with all its segments in one file")
        return defects([.truncated, .missingIndex], .error, in: context, fix: again)
            + defects([.missingFrames], .error, in: context, fix: segments)
            + defects([.missingSound], .warning, in: context, fix: again)
            + defects([.overlongBox], .note, in: context, fix: nil)
    }
}
