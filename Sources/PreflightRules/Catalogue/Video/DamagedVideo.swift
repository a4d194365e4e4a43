import PreflightModel

/// `VID009`: the container's header cannot be read.
enum DamagedVideo: Rule {
    static let page = RulePage(
        code: "VID009", name: "damaged-video", severity: .error,
        summary: "The container's header cannot be read.",
        rationale:
            "What cannot be read here is likely refused there; but decoders differ, so that nobody can say.",
        reading: "The outcome is unknown, and unknown is never taken for passing.",
        remedy: "Export the video again.",
        sources: ["ISO/IEC 14496-12, 4.2: boxes"],
        examples: [
            RulePage.Example(
                "a box longer than its parent",
                facts: ExampleFacts.video(defect: Defect(.unreadable, "the box trak is longer than moov")) {
                    $0.video = nil
                }, subject: .video, expected: RulePage.Expectation(.error, .unknown)),
            RulePage.Example("a sound video", facts: ExampleFacts.video(), subject: .video, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard context.video != nil else { return [] }
        return defects(
            [.unreadable, .checksumMismatch, .nonStandard], .error, .unknown, in: context,
            fix: Fix("export it again"))
    }
}
