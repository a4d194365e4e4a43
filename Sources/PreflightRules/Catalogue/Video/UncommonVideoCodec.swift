import PreflightModel

/// `VID016`: the video's codec is not one that every service decodes.
enum UncommonVideoCodec: MendableRule {
    static let page = RulePage(
        code: "VID016", name: "uncommon-video-codec", severity: .note,
        summary: "The video's codec is neither H.264 nor HEVC.",
        rationale: "Phones and editors write H.264 or HEVC, and services are built for these.",
        reading: "No document names a codec, so that this is never more than a note.",
        remedy: "Code it as H.264 to be on the safe side.",
        sources: ["the sample description"],
        examples: [
            RulePage.Example(
                "ProRes from an editor", facts: ExampleFacts.video(.mov) { $0.video?.codec = "prores" },
                subject: .video, expected: RulePage.Expectation(.note)),
            RulePage.Example("H.264", facts: ExampleFacts.video(), subject: .video, expected: nil),
            RulePage.Example(
                "HEVC", facts: ExampleFacts.video { $0.video?.codec = "hevc" }, subject: .video, expected: nil
            ),
        ])

    static func depth(_ context: RuleContext) -> MendPlan.Depth? { .coding }

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let track = context.track else { return [] }
        lazy var fix = Self.fix(context, as: "code it as H.264")
        guard let codec = track.codec else {
            return [
                finding(.note, "the video's codec is not known", outcome: .unknown, in: context, fix: fix)
            ]
        }
        guard codec != "h264", codec != "hevc" else { return [] }
        let message = "the video's codec is \(codec); the documents name none, and H.264 and HEVC are common"
        return [
            finding(
                .note, message, in: context, compared: Comparison(actual: .text(codec), evidence: .header),
                fix: fix)
        ]
    }
}
