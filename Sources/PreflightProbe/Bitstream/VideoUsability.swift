internal import PreflightModel

/// The beginning of the video usability information, which H.264 (annex E) and HEVC (annex E) share.
struct VideoUsability {
    var sampleAspectRatio: Ratio?
    var isFullRange = false
    var transferFunction: Int?

    init(_ bits: inout BitReader) {
        if bits.bit() {
            let index = bits.bits(8)
            if index == 255 {
                let ratio = Ratio(bits.bits(16), bits.bits(16))
                if ratio.numerator > 0, ratio.denominator > 0 { sampleAspectRatio = ratio }
            } else if Self.ratios.indices.contains(index - 1) {
                sampleAspectRatio = Self.ratios[index - 1]
            }
        }
        if bits.bit() { bits.skip(1) }
        guard bits.bit() else { return }
        bits.skip(3)
        isFullRange = bits.bit()
        guard bits.bit() else { return }
        bits.skip(8)
        transferFunction = bits.bits(8)
    }

    /// Table E-1, from index 1.
    private static let ratios: [Ratio] = [
        Ratio(1, 1), Ratio(12, 11), Ratio(10, 11), Ratio(16, 11), Ratio(40, 33), Ratio(24, 11), Ratio(20, 11),
        Ratio(32, 11), Ratio(80, 33), Ratio(18, 11), Ratio(15, 11), Ratio(64, 33), Ratio(160, 99),
        Ratio(4, 3),
        Ratio(3, 2), Ratio(2, 1),
    ]
}
