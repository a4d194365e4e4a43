import PreflightModel

/// `VID006`: the video is longer than the document allows under an orientation.
enum VideoTooLong: FixableRule {
    static let page = RulePage(
        code: "VID006", name: "video-too-long", severity: .error,
        summary: "The video is longer than the document allows under the orientation.",
        rationale: """
            How long the video may be depends on `character_orientation`. A clip of 12 s is fine or fatal depending on a \
            field that is easily left out, and the default differs from provider to provider.
            """,
        reading: """
            The track's presentation duration, edit list applied, and the container's are both compared: both outside \
            is an error, one outside a warning. The bound itself is allowed. When no orientation is given, both are \
            judged, and it fails only if neither accepts.
            """,
        remedy: "Send the orientation that allows more, or cut the video a little below the limit.",
        sources: [LimitKey.videoMaxDurationImage.rawValue, LimitKey.videoMaxDurationVideo.rawValue],
        examples: [
            RulePage.Example(
                "12.04 s under orientation image", facts: ExampleFacts.video(seconds: 12.04), subject: .video,
                orientation: .image, expected: RulePage.Expectation(.error)),
            RulePage.Example(
                "a track of 10 s whose sound ends 21 ms later",
                facts: ExampleFacts.video(seconds: 10.021) { $0.video?.duration = Measured(10, .header) },
                subject: .video, orientation: .image, expected: RulePage.Expectation(.warning)),
            RulePage.Example(
                "12.04 s under orientation video", facts: ExampleFacts.video(seconds: 12.04), subject: .video,
                expected: nil),
        ])

    static func evaluate(_ context: RuleContext) -> [Finding] {
        let key = LimitKey.videoMaxDuration(context.orientation)
        let other: CharacterOrientation = context.orientation == .image ? .video : .image
        let otherLimit = context.profile.limits[.videoMaxDuration(other)]
        let isSame = otherLimit?.value == context.profile.limits[key]?.value
        let condition = isSame ? "" : " with orientation \(context.orientation.rawValue)"
        return judgeDuration(key, .greatest, in: context, condition: condition) { limit in
            let cut =
                fix(context) ?? Fix("cut it to less than \(Decimals.text(limit, digits: 3)) s")
            guard let longest = context.video.flatMap({ Durations($0).longest }), let otherLimit,
                let seconds = otherLimit.value.seconds,
                Durations.isAllowed(longest, .greatest, seconds, isInclusive: otherLimit.isInclusive)
            else { return cut }
            let allowance =
                "it fits with orientation \(other.rawValue), up to \(Decimals.text(seconds, digits: 3)) s"
            return Fix("\(allowance); or \(cut.summary)", command: cut.command)
        }
    }
}
