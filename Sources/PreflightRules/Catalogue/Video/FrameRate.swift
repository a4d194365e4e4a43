import PreflightModel

/// `VID020`: the video has fewer or more frames a second than the document allows.
enum FrameRate: FixableRule {
    static let page = RulePage(
        code: "VID020", name: "frame-rate", severity: .error,
        summary: "The video has fewer or more frames a second than the document allows.",
        rationale:
            "The few providers that name a frame rate refuse recordings of screens and of slow motion.",
        reading: """
            The average over the track is compared; the bounds themselves are allowed. Television's 23.976 frames a \
            second go by the name of 24, and phones average anything between: a rate within a thousandth of a limit \
            that it misses is a warning.
            """,
        remedy: "Code it at a rate in between.",
        sources: [LimitKey.videoMinFrameRate.rawValue, LimitKey.videoMaxFrameRate.rawValue],
        examples: [
            RulePage.Example(
                "15 frames a second", facts: video(rate: 15), subject: .video, profile: "empirio",
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "120 frames a second", facts: video(rate: 120), subject: .video, profile: "empirio",
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "23.976 frames a second", facts: video(rate: 24000 / 1001), subject: .video,
                profile: "empirio", expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "a phone's 23.99 frames a second", facts: video(rate: 23.99), subject: .video,
                profile: "empirio", expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "24 frames a second", facts: video(rate: 24), subject: .video, profile: "empirio",
                expected: nil),
        ])

    private static func video(rate: Double) -> MediaFacts {
        ExampleFacts.video { $0.video?.frameRate = rate }
    }

    static func evaluate(_ context: RuleContext) -> [Finding] {
        judge(.videoMinFrameRate, .least, in: context) + judge(.videoMaxFrameRate, .greatest, in: context)
    }

    private static func judge(_ key: LimitKey, _ bound: Bound, in context: RuleContext) -> [Finding] {
        guard let track = context.track, context.facts.defect(.missingFrames) == nil else { return [] }
        return judge(key, \.frameRate, in: context) { allowed, limit in
            lazy var demand = bound.demand(
                "\(Decimals.text(allowed, digits: 3)) frames a second", isInclusive: limit.isInclusive)
            guard let rate = track.frameRate, rate.isFinite, rate > 0 else {
                return unmeasured("the frame rate", demand: demand, limit, in: context)
            }
            lazy var compared = Comparison(
                actual: .decimal(rate), limit: .decimal(allowed), unit: "fps", evidence: .header)
            lazy var message =
                "the video has \(Decimals.text(rate, besides: allowed, digits: 2)) frames a second"
                + (track.isVariableFrameRate == true ? " on average" : "") + "; \(demand)"
            lazy var fix = Self.fix(context) ?? Fix("code it at another frame rate")
            if FrameRateLimits.isAllowed(rate, bound, allowed, isInclusive: limit.isInclusive) {
                return kept(message, limit, compared, in: context)
            }
            if FrameRateLimits.goesByName(rate, bound, allowed, isInclusive: limit.isInclusive) {
                let doubt = ": whether it is accepted depends on whether the rate or its name is meant"
                return doubtful(message + doubt, limit, compared, in: context, fix: fix)
            }
            return broken(message, limit, compared, in: context, fix: fix)
        }
    }
}
