internal import PreflightModel

extension PixelSize {
    /// The size with square pixels, turned upright.
    func displayed(_ sampleAspectRatio: Ratio?, rotation: Int?) -> PixelSize {
        var size = self
        if let ratio = sampleAspectRatio, ratio.denominator > 0 {
            let scaled =
                (Int128(width) * Int128(ratio.numerator) * 2 + Int128(ratio.denominator))
                / (Int128(ratio.denominator) * 2)
            size.width = Int(clamping: scaled)
        }
        return rotation == 90 || rotation == 270 ? size.transposed : size
    }
}
