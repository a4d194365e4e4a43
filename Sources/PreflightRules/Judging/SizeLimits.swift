import PreflightModel

/// What a profile says about width and height.
struct SizeLimits {
    let least: Limit?
    private(set) var greatest: Limit?
    let narrowest: Limit?
    let widest: Limit?

    /// The limits on images or on videos.
    init(_ profile: Profile, _ subject: Subject) {
        let isImage = subject == .image
        least = profile.limits[isImage ? .imageMinSide : .videoMinSide]
        greatest = profile.limits[isImage ? .imageMaxSide : .videoMaxSide]
        narrowest = isImage ? profile.limits[.imageMinAspectRatio] : nil
        widest = isImage ? profile.limits[.imageMaxAspectRatio] : nil
    }

    /// The limits, and besides them that a picture's longer side is only a part of what it is.
    func capped(by scale: Double, of size: PixelSize) -> SizeLimits {
        guard scale < 1 else { return self }
        var capped = self
        let longest = Int(Double(size.longerSide) * scale)
        if let documented = greatest?.value.pixels, documented <= longest { return self }
        capped.greatest = Limit(.pixels(longest), source: LimitSource(document: "", quote: "", read: ""))
        return capped
    }

    /// Whether a size keeps every limit that is documented.
    func accept(_ size: PixelSize) -> Bool {
        let sides = [(Bound.least, least, size.shorterSide), (.greatest, greatest, size.longerSide)]
        let isEachSideAllowed = sides.allSatisfy { bound, limit, side in
            guard let limit, let pixels = limit.value.pixels else { return true }
            return bound.allows(side, pixels, isInclusive: limit.isInclusive)
        }
        return isEachSideAllowed && Self.allows(.least, narrowest, size)
            && Self.allows(.greatest, widest, size)
    }

    /// What to do about a size that scaling cannot help: one side would become too short before the other is short
    /// enough. nil when it can.
    func dilemma(of size: PixelSize) -> String? {
        guard let shortest = least?.value.pixels, let longest = greatest?.value.pixels, size.isPositive,
            Int128(size.longerSide) * Int128(shortest) > Int128(size.shorterSide) * Int128(longest)
        else { return nil }
        return "crop it, or start from another original: scaled to any size, it has a side below "
            + "\(shortest) px or one above \(longest) px"
    }

    /// Whether a size is on the allowed side of an aspect ratio.
    static func allows(_ bound: Bound, _ limit: Limit?, _ size: PixelSize) -> Bool {
        guard let limit, let ratio = limit.value.aspectRatio else { return true }
        return bound.allows(ratio.compare(size), 0, isInclusive: limit.isInclusive)
    }
}
