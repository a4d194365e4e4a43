/// Pixel formats that a sample format allows no other than.
enum FixedPixelFormat {
    /// FFmpeg's name of the pixel format; nil when the sample format does not settle it.
    static func name(sampleFormat: FourCC) -> String? {
        switch sampleFormat {
        // ProRes 422 in its four qualities. The 4444 kinds carry 10 or 12 bits, with or without transparency.
        case FourCC("apco"), FourCC("apcs"), FourCC("apcn"), FourCC("apch"): "yuv422p10le"
        case FourCC("s263"), FourCC("H263"), FourCC("h263"): "yuv420p"
        default: nil
        }
    }
}
