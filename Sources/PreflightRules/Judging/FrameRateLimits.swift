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

    /// The whole rate that a rate goes by: everybody calls television's 24000/1001 frames a second 24.
    static func nominal(_ rate: Double) -> Double? {
        let nominal = (rate * 1.001).rounded()
        return (rate * 1.001 - nominal).magnitude < 0.001 ? nominal : nil
    }
}
