import PreflightModel

/// What a profile says about frames a second.
struct FrameRateLimits {
    private let least: Limit?
    private let greatest: Limit?

    init(_ profile: Profile) {
        least = profile.limits[.videoMinFrameRate]
        greatest = profile.limits[.videoMaxFrameRate]
    }

    /// Whether a rate keeps every limit that is documented.
    func accept(_ rate: Double) -> Bool {
        [(Bound.least, least), (.greatest, greatest)].allSatisfy { bound, limit in
            guard let limit, let value = limit.value.frameRate else { return true }
            return Self.isAllowed(rate, bound, value, isInclusive: limit.isInclusive)
        }
    }

    /// Whether a rate is on the allowed side of a limit. Less than a thousandth apart, two rates differ in arithmetic
    /// alone: an average over a clip is not exact.
    static func isAllowed(_ rate: Double, _ bound: Bound, _ limit: Double, isInclusive: Bool) -> Bool {
        if (rate - limit).magnitude < 0.001 { return isInclusive }
        return bound.allows(rate, limit, isInclusive: isInclusive)
    }

    /// Whether a rate that misses a limit goes by the limit's name: everybody calls television's 24000/1001 frames a second
    /// 24, and phones, which measure each frame by their own clock, come to an average anywhere within a thousandth.
    static func goesByName(_ rate: Double, _ bound: Bound, _ limit: Double, isInclusive: Bool) -> Bool {
        guard isInclusive else { return false }
        return switch bound {
        case .least: isAllowed(rate, .least, limit / 1.001, isInclusive: true)
        case .greatest: isAllowed(rate, .greatest, limit * 1.001, isInclusive: true)
        }
    }
}
