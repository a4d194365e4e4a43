internal import PreflightModel

/// Where the container states a smaller size than the bitstream: H.264 codes in blocks of 16, some encoders do not say
/// what of the last block is padding, and leave that to the container.
enum ContainerCrop {
    /// Whether decoders show the container's size. FFmpeg does so for H.264 alone, when the two differ by less than a
    /// block and nothing is cropped at the left or the top; for every other codec, and elsewhere, the bitstream's size
    /// is what is shown.
    static func applies(
        _ stated: PixelSize, over coded: PixelSize, codec: String?, hasOffset: Bool = false
    ) -> Bool {
        func blocks(_ size: PixelSize) -> PixelSize {
            PixelSize(width: (size.width + 15) / 16, height: (size.height + 15) / 16)
        }
        let sides = [stated.width, stated.height, coded.width, coded.height]
        guard codec == "h264", !hasOffset, sides.allSatisfy({ (1...(1 << 32)).contains($0) }) else {
            return false
        }
        return stated.width <= coded.width && stated.height <= coded.height && blocks(stated) == blocks(coded)
    }
}

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
