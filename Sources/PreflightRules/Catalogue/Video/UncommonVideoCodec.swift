import PreflightModel

/// `VID016`: the video's codec is not one that every service decodes.
enum UncommonVideoCodec: FixableRule {
    static let page = RulePage(
        code: "VID016", name: "uncommon-video-codec", severity: .warning,
        summary: "The video's codec is neither H.264 nor HEVC.",
        rationale: "Phones and editors write H.264 or HEVC, and services are built for these.",
        reading: """
            No document names a codec, so that one that FFmpeg decodes is never more than a note. Whether a service \
            decodes one that FFmpeg does not know, or has no decoder for, cannot be said: the outcome is unknown.
            """,
        remedy: "Code it as H.264 to be on the safe side.",
        sources: ["the sample description"],
        examples: [
            RulePage.Example(
                "ProRes from an editor", facts: ExampleFacts.video(.mov) { $0.video?.codec = "prores" },
                subject: .video, expected: RulePage.Expectation(.note)),
            RulePage.Example(
                "a codec that nobody knows",
                facts: ExampleFacts.video {
                    $0.video?.codec = nil
                    $0.video?.codecTag = "bvc2"
                }, subject: .video, expected: RulePage.Expectation(.warning, .unknown)),
            RulePage.Example("H.264", facts: ExampleFacts.video(), subject: .video, expected: nil),
            RulePage.Example(
                "HEVC", facts: ExampleFacts.video { $0.video?.codec = "hevc" }, subject: .video, expected: nil
            ),
        ])

    static func depth(_ context: RuleContext) -> FixPlan.Depth? { .coding }

    static func evaluate(_ context: RuleContext) -> [Finding] {
        // Without the key, nobody decodes it whatever the codec.
        guard let track = context.track, track.isEncrypted != true else { return [] }
        guard track.codec != "h264", track.codec != "hevc" else { return [] }
        let code = track.codecTag.map { " '\($0.withoutTrailingSpaces)'" } ?? ""
        guard let codec = track.codec else {
            return [
                finding(
                    .warning, "the video's codec\(code) is not known, nor whether the service decodes it",
                    outcome: .unknown, in: context,
                    compared: Comparison(actual: track.codecTag.map { .text($0) }, evidence: .header),
                    fix: exportAgain)
            ]
        }
        let compared = Comparison(actual: .text(codec), evidence: .header)
        guard track.hasDecoder != false else {
            let message =
                "the video's codec is \(codec)\(code), which FFmpeg cannot decode; most services use FFmpeg"
            return [
                finding(
                    .warning, message, outcome: .unknown, in: context, compared: compared, fix: exportAgain)
            ]
        }
        let message = "the video's codec is \(codec); the documents name none, and H.264 and HEVC are common"
        return [
            finding(
                .note, message, in: context, compared: compared, fix: fix(context, as: "code it as H.264"))
        ]
    }

    /// No program at hand can turn the frames into anything else.
    private static let exportAgain = Fix("export it from the original as H.264")
}
