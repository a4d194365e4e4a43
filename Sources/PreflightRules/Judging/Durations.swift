package import PreflightModel

/// How long a video is: by its track and by its container, as far as each is a number at all.
package struct Durations {
    let track: Measured<Double>?
    let container: Measured<Double>?

    package init(_ video: VideoFacts) {
        track = Self.usable(video.video?.duration)
        container = Self.usable(video.container.duration)
    }

    /// The longer of the two, in seconds.
    package var longest: Double? { [track, container].compactMap { $0?.value }.max() }

    /// Less than this apart, two durations differ in arithmetic and not in time.
    static let resolution = 0.000_000_5

    /// Whether a duration is on the allowed side of a limit.
    static func isAllowed(_ seconds: Double, _ bound: Bound, _ limit: Double, isInclusive: Bool) -> Bool {
        if (seconds - limit).magnitude <= resolution { return isInclusive }
        return bound.allows(seconds, limit, isInclusive: isInclusive)
    }

    private static func usable(_ duration: Measured<Double>?) -> Measured<Double>? {
        guard let duration, duration.value.isFinite, duration.value >= 0 else { return nil }
        return duration
    }
}

/// What a profile says about duration under one orientation.
struct DurationLimits {
    private let least: Limit?
    private let greatest: Limit?

    init(_ profile: Profile, _ orientation: CharacterOrientation) {
        least = profile.limits[.videoMinDuration]
        greatest = profile.limits[.videoMaxDuration(orientation)]
    }

    /// How a duration breaks a documented limit, in words; nil when it keeps all.
    func violation(of seconds: Double) -> String? {
        for (bound, limit) in [(Bound.least, least), (.greatest, greatest)] {
            guard let limit, let value = limit.value.seconds,
                !Durations.isAllowed(seconds, bound, value, isInclusive: limit.isInclusive)
            else { continue }
            let side = bound == .least ? "below the minimum" : "above the maximum"
            return "\(side) of \(Decimals.text(value, digits: 3)) s"
        }
        return nil
    }

    /// Whether a duration keeps every limit that is documented.
    func accept(_ seconds: Double) -> Bool {
        [(Bound.least, least), (.greatest, greatest)].allSatisfy { bound, limit in
            guard let limit, let value = limit.value.seconds else { return true }
            return Durations.isAllowed(seconds, bound, value, isInclusive: limit.isInclusive)
        }
    }
}

/// How long a copy of a video would be, and how long its file claims to be.
struct VideoLength {
    /// Seconds for which there are frames or sound that a copy keeps; nil when they were not measured.
    let seconds: Double?
    /// The longest of these and of what the container states, which may be made up; nil when nothing is known.
    let stated: Double?

    init(_ video: VideoFacts) {
        let durations = Durations(video)
        let sound = video.audio.first?.duration.map(\.value).flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
        seconds = durations.track.map { max($0.value, sound ?? 0) }
        stated = durations.longest
    }
}
