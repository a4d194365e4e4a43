import PreflightModel

/// `VID001`: the video's container is not among those accepted.
enum VideoContainer: MendableRule {
    static let page = RulePage(
        code: "VID001", name: "video-container", severity: .error,
        summary: "The video's container is not among those the document accepts.",
        rationale: "The endpoint opens a few containers only; the same frames in another one are refused.",
        reading: """
            The content's bytes decide, never the name. M4V where MP4 is accepted is a warning: it is MP4 with another \
            brand, and most services do not look.
            """,
        remedy: "Move the frames into an MP4, without coding them anew where that is possible.",
        sources: [LimitKey.videoContainers.rawValue],
        examples: [
            RulePage.Example(
                "a Matroska file", facts: ExampleFacts.video(.matroska), subject: .video,
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a 3GPP file", facts: ExampleFacts.video(.threeGP), subject: .video,
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "an M4V file", facts: ExampleFacts.video(.m4v), subject: .video,
                expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "a QuickTime movie", facts: ExampleFacts.video(.mov), subject: .video, expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let format = context.video?.container.format else { return [] }
        let accepted = AcceptedFormats(context.profile)
        return judge(.videoContainers, \.names, in: context) { names, limit in
            lazy var compared = Comparison(
                actual: .text(format.rawValue), limit: .text(names.joined(separator: ", ")), evidence: .header
            )
            lazy var message = "the container is \(format.title); \(alternatives(names)) is asked for"
            if accepted.accepts(format) { return kept(message, limit, compared, in: context) }
            lazy var fix = Self.fix(context) ?? Fix("save it as \(alternatives(names))")
            guard format == .m4v, accepted.accepts(.mp4) else {
                return broken(message, limit, compared, in: context, fix: fix)
            }
            return doubtful(
                message + ", and it differs by its brand only", limit, compared, in: context, fix: fix)
        }
    }
}
