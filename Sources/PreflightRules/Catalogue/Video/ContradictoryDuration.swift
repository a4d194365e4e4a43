import PreflightModel

/// `VID014`: a stored duration differs from what the samples add up to.
enum ContradictoryDuration: FixableRule {
    static let page = RulePage(
        code: "VID014", name: "contradictory-duration", severity: .warning,
        summary: "A stored duration differs from what the samples add up to.",
        rationale:
            "A service that reads the header and one that counts the frames disagree about how long it is.",
        reading: """
            A warning when the two are judged differently, or the other one is zero or not known; a note when both are \
            judged alike. The movie's header is compared with the longest video or sound track: telemetry and other \
            tracks may last longer. In fragmented files a duration of zero means that it is not known.
            """,
        remedy: "Move the frames into a new container, which writes every duration afresh.",
        sources: ["ISO/IEC 14496-12, 8.2.2: mvhd", "ISO/IEC 14496-12, 8.6.1: stts"],
        examples: [
            RulePage.Example(
                "a header that claims an hour",
                facts: ExampleFacts.video(
                    defect: Defect(.durationContradiction, "mvhd says 3600 s, the samples last 8 s")
                ) { $0.video?.contradictingDuration = Measured(3600, .header) },
                subject: .video, expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "a header that is off by a frame",
                facts: ExampleFacts.video(
                    defect: Defect(.durationContradiction, "mvhd says 8.04 s, the samples last 8 s")
                ) { $0.video?.contradictingDuration = Measured(8.04, .header) },
                subject: .video, expected: RulePage.Expectation(.note)),
            RulePage.Example(
                "a recorder that never wrote the duration",
                facts: ExampleFacts.video(
                    defect: Defect(
                        .durationContradiction,
                        "the movie header states 0 s, but the samples add up to 8 s")
                ) { $0.video?.contradictingDuration = Measured(0, .header) },
                subject: .video, expected: RulePage.Expectation(.warning)),
            RulePage.Example("one duration", facts: ExampleFacts.video(), subject: .video, expected: nil),
        ])

    static func depth(_ context: RuleContext) -> FixPlan.Depth? { .container }

    static func evaluate(_ context: RuleContext) -> [Finding] {
        guard let video = context.video, let track = video.video else { return [] }
        let limits = DurationLimits(context.profile, context.orientation)
        let durations = Durations(video)
        // What the track's own headers state, or else the movie's.
        let stated = track.contradictingDuration?.value ?? durations.container?.value
        lazy var isJudgedAlike =
            if let stated, stated > 0, let measured = durations.track?.value {
                limits.accept(measured) == limits.accept(stated)
            } else { false }
        lazy var fix = Self.fix(context, as: "write the durations afresh")
        return context.facts.defects.filter { $0.kind == .durationContradiction }.map { defect in
            var message = defect.detail
            for seconds in Set([stated, durations.container?.value].compactMap(\.self)) {
                let text = "\(Decimals.text(seconds, digits: 2)) s"
                guard defect.detail.contains(" \(text),"), let violation = limits.violation(of: seconds)
                else { continue }
                message += "; \(text) is \(violation)"
            }
            return finding(isJudgedAlike ? .note : .warning, message, in: context, fix: fix)
        }
    }
}
