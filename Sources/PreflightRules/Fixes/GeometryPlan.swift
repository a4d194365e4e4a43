import PreflightModel

/// How to bring a picture into limits of size and shape at once: scale it, and pad it when its shape is refused.
struct GeometryPlan {
    /// The picture's size as it is.
    private let original: PixelSize
    /// The picture's size after scaling.
    let content: PixelSize
    /// The size with padding around the picture.
    let canvas: PixelSize

    /// Plans for a picture.
    ///
    /// - Parameters:
    ///   - size: The picture as shown.
    ///   - limits: What it must keep.
    ///   - step: What sides must be multiples of: 2 for video, whose colour is stored at half the size.
    init?(_ size: PixelSize, into limits: SizeLimits, step: Int) {
        guard size.isPositive, Self.isWithinReach(size) else { return nil }
        original = size
        let shape = Self.shape(of: size, limits)
        let factor = Self.factor(for: shape, limits)

        let candidates = [true, false].flatMap { isWidthRoundedDown in
            [true, false].map { isHeightRoundedDown in
                PixelSize(
                    width: factor.apply(to: shape.width, step: step, isRoundedUp: !isWidthRoundedDown),
                    height: factor.apply(to: shape.height, step: step, isRoundedUp: !isHeightRoundedDown))
            }
        }
        guard
            let canvas = candidates.first(where: {
                $0.isPositive && Self.isWithinReach($0) && limits.accept($0)
            })
        else { return nil }
        self.canvas = canvas
        guard shape != size else {
            content = canvas
            return
        }
        let width = factor.apply(to: size.width, step: step, isRoundedUp: false)
        let height = factor.apply(to: size.height, step: step, isRoundedUp: false)
        content = PixelSize(
            width: min(max(width, step), canvas.width), height: min(max(height, step), canvas.height))
    }

    /// Whether there is padding around the picture.
    var isPadding: Bool { content != canvas }

    /// FFmpeg's filters that carry the plan out.
    var filters: String {
        let scale = "scale=\(content.width):\(content.height)"
        let pad = "pad=\(canvas.width):\(canvas.height):(ow-iw)/2:(oh-ih)/2"
        if content == canvas { return scale }
        return content == original ? pad : "\(scale),\(pad)"
    }

    /// ImageMagick's options that carry the plan out.
    var magick: [String] {
        let pad = [
            "-background", "black", "-gravity", "center", "-extent", "\(canvas.width)x\(canvas.height)",
        ]
        let scale = ["-resize", "\(content.width)x\(content.height)!"]
        return (content == original ? [] : scale) + (content == canvas ? [] : pad)
    }

    /// The plan in words.
    var summary: String {
        if content == canvas { return "scale it to \(canvas)" }
        return content == original ? "pad it to \(canvas)" : "scale it to \(content) and pad it to \(canvas)"
    }

    /// Whether FFmpeg takes a picture of this size: it refuses more than about 2^28 pixels.
    static func isWithinReach(_ size: PixelSize) -> Bool {
        size.longerSide <= 1 << 20
            && size.width.multipliedReportingOverflow(by: size.height).partialValue <= 200_000_000
    }

    /// The least padding that makes the shape acceptable.
    private static func shape(of size: PixelSize, _ limits: SizeLimits) -> PixelSize {
        var shape = size
        if !SizeLimits.allows(.least, limits.narrowest, size), let ratio = limits.narrowest?.value.aspectRatio
        {
            shape.width = padded(size.height, ratio.numerator, ratio.denominator, limits.narrowest)
        } else if !SizeLimits.allows(.greatest, limits.widest, size),
            let ratio = limits.widest?.value.aspectRatio
        {
            shape.height = padded(size.width, ratio.denominator, ratio.numerator, limits.widest)
        }
        return shape
    }

    private static func padded(_ side: Int, _ multiplier: Int, _ divisor: Int, _ limit: Limit?) -> Int {
        guard multiplier > 0, divisor > 0 else { return side }
        let exact = Int128(side) * Int128(multiplier)
        let rounded = (exact + Int128(divisor) - 1) / Int128(divisor) + (limit?.isInclusive == false ? 1 : 0)
        return Int(clamping: rounded)
    }

    private static func factor(for shape: PixelSize, _ limits: SizeLimits) -> Factor {
        if let limit = limits.least, let pixels = limit.value.pixels {
            let least = limit.isInclusive ? pixels : pixels.addingReportingOverflow(1).partialValue
            if shape.shorterSide < least { return Factor(numerator: least, denominator: shape.shorterSide) }
        }
        if let limit = limits.greatest, let pixels = limit.value.pixels {
            let greatest = limit.isInclusive ? pixels : pixels.subtractingReportingOverflow(1).partialValue
            if shape.longerSide > greatest {
                return Factor(numerator: greatest, denominator: shape.longerSide)
            }
        }
        return Factor(numerator: 1, denominator: 1)
    }

    /// An exact factor of scaling.
    private struct Factor {
        let numerator: Int
        let denominator: Int

        /// A scaled side, rounded to a multiple of a step.
        func apply(to side: Int, step: Int, isRoundedUp: Bool) -> Int {
            let divisor = Int128(denominator) * Int128(step)
            guard divisor > 0 else { return 0 }
            let exact = Int128(side) * Int128(numerator)
            return Int(
                clamping: (isRoundedUp ? (exact + divisor - 1) / divisor : exact / divisor) * Int128(step))
        }
    }
}
