internal import PreflightModel

/// The header of a frame of Sorenson's H.263, which Flash Video calls `flv1` (SWF and FLV specification, H263VIDEOPACKET).
/// FFmpeg has no parser for it.
enum SorensonHeader {
    /// The size that a frame states; nil when it is no such frame.
    static func size(_ frame: [UInt8]) -> PixelSize? {
        var bits = BitReader(Array(frame.prefix(16)))
        guard bits.bits(17) == 1, bits.bits(5) <= 1 else { return nil }
        bits.skip(8)
        let size: PixelSize
        switch bits.bits(3) {
        case 0: size = PixelSize(width: bits.bits(8), height: bits.bits(8))
        case 1: size = PixelSize(width: bits.bits(16), height: bits.bits(16))
        case 2: size = PixelSize(width: 352, height: 288)
        case 3: size = PixelSize(width: 176, height: 144)
        case 4: size = PixelSize(width: 128, height: 96)
        case 5: size = PixelSize(width: 320, height: 240)
        case 6: size = PixelSize(width: 160, height: 120)
        default: return nil
        }
        return size.isPositive && !bits.isExhausted ? size : nil
    }
}
