import PreflightModel

/// `VID005`: the video is shorter than the document allows.
enum VideoTooShort: FixableRule {
    static let page = RulePage(
        code: "VID005", name: "video-too-short", severity: .error,
        summary: "The video is shorter than the document allows.",
        rationale: "The model needs some seconds of continuous motion to follow.",
        reading: """
            The track's presentation duration, edit list applied, and the container's are both compared. A track below \
            the limit is an error, even though sound makes the container long enough; a container below it alone is a \
            warning. The bound itself is allowed. A video of a single frame is an error however long it is shown.
            """,
        remedy: "Use a longer take. Repeating or slowing a short one satisfies the limit but not the model.",
        sources: [LimitKey.videoMinDuration.rawValue],
        examples: [
            RulePage.Example(
                "2.96 s", facts: ExampleFacts.video(seconds: 2.96), subject: .video,
                expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a track of 2.9 s in a container of 3.1 s",
                facts: ExampleFacts.video(seconds: 3.1) { $0.video?.duration = Measured(2.9, .header) },
                subject: .video, expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a container of 2.9 s around a track of 3.1 s",
                facts: ExampleFacts.video(seconds: 2.9) { $0.video?.duration = Measured(3.1, .header) },
                subject: .video, expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "one frame that is shown for 8 s",
                facts: ExampleFacts.video { $0.video?.frameCount = Measured(1, .header) },
                subject: .video, expected: RulePage.Expectation(.error)),
            RulePage.Example("3 s", facts: ExampleFacts.video(seconds: 3), subject: .video, expected: nil),
        ])

    /// No copy has more motion than the original, but one states its duration rightly.
    static func depth(_ context: RuleContext) -> FixPlan.Depth? {
        guard let limit = context.profile.limits[.videoMinDuration], let least = limit.value.seconds,
            context.track?.frameCount?.value != 1,
            let frames = context.video.flatMap({ Durations($0).track }),
            Durations.isAllowed(frames.value, .least, least, isInclusive: limit.isInclusive)
        else { return nil }
        return .container
    }

    static func evaluate(_ context: RuleContext) -> [Finding] {
        let findings = judgeDuration(.videoMinDuration, .least, in: context) { limit in
            depth(context) == nil
                ? Fix("use a take of at least \(Decimals.text(limit, digits: 3)) s of continuous motion")
                : fix(context, as: "write the durations afresh")
        }
        guard let count = context.track?.frameCount, count.value == 1,
            !findings.contains(where: { $0.outcome == .fail && $0.severity == .error })
        else { return findings }
        let compared = Comparison(actual: .integer(1), limit: .integer(2), evidence: count.evidence)
        let single = finding(
            .error, "the video is a single frame, and a motion video needs many", in: context,
            compared: compared, fix: Fix("use a take of continuous motion"))
        return findings.filter { $0.outcome != .pass } + [single]
    }
}
