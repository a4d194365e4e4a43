internal import PreflightModel

/// Reads the AVC decoder configuration record (ISO 14496-15, 5.3.3.1) and its first sequence parameter set.
enum H264Configuration {
    static func parameters(_ record: [UInt8]) -> BitstreamParameters? {
        guard record.count > 8, record[0] == 1, record[5] & 0x1F > 0 else { return nil }
        let length = Int(record[6]) << 8 | Int(record[7])
        guard length > 4, record.count >= 8 + length else { return nil }
        return sequence(record[9..<(8 + length)])
    }

    /// Profiles whose parameter set states the chroma format and bit depth (ITU-T H.264, 7.3.2.1.1).
    private static let highProfiles: Set<Int> = [
        100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135,
    ]

    /// Reads a sequence parameter set, given without its one-byte header.
    private static func sequence(_ unit: ArraySlice<UInt8>) -> BitstreamParameters? {
        var bits = BitReader(unescaping: unit)
        let profile = bits.bits(8)
        bits.skip(16)
        _ = bits.unsigned()
        var format = SampleFormat(chroma: .halfBoth, bitDepth: 8)
        if highProfiles.contains(profile) {
            guard let chroma = SampleFormat.Chroma(rawValue: bits.unsigned()) else { return nil }
            format.chroma = chroma
            if chroma == .full { bits.skip(1) }
            format.bitDepth = 8 + bits.unsigned()
            _ = bits.unsigned()
            bits.skip(1)
            if bits.bit() { skipScalingLists(&bits, count: chroma == .full ? 12 : 8) }
        }
        _ = bits.unsigned()
        skipPictureOrder(&bits)
        _ = bits.unsigned()
        bits.skip(1)
        guard let (size, hasCropOffset) = readSize(&bits, chroma: format.chroma) else { return nil }
        let usability = bits.bit() ? VideoUsability(&bits) : nil
        guard !bits.isExhausted else { return nil }
        format.isFullRange = usability?.isFullRange ?? false
        var parameters = BitstreamParameters(
            size: size, sampleAspectRatio: usability?.sampleAspectRatio, pixelFormat: format.pixelFormat,
            transferFunction: usability?.transferFunction)
        parameters.hasCropOffset = hasCropOffset
        return parameters
    }

    private static func skipPictureOrder(_ bits: inout BitReader) {
        switch bits.unsigned() {
        case 0: _ = bits.unsigned()
        case 1:
            bits.skip(1)
            _ = bits.signed()
            _ = bits.signed()
            for _ in 0..<min(bits.unsigned(), 255) { _ = bits.signed() }
        default: break
        }
    }

    private static func skipScalingLists(_ bits: inout BitReader, count: Int) {
        for index in 0..<count where bits.bit() {
            var last = 8
            var next = 8
            for _ in 0..<(index < 6 ? 16 : 64) {
                if next != 0 { next = (last + bits.signed() + 256) & 0xFF }
                last = next == 0 ? last : next
            }
        }
    }

    private static func readSize(
        _ bits: inout BitReader, chroma: SampleFormat.Chroma
    ) -> (size: PixelSize, hasCropOffset: Bool)? {
        let columns = bits.unsigned() + 1
        let rows = bits.unsigned() + 1
        let isFrameOnly = bits.bit()
        if !isFrameOnly { bits.skip(1) }
        bits.skip(1)
        var size = PixelSize(width: columns * 16, height: rows * 16 * (isFrameOnly ? 1 : 2))
        var hasCropOffset = false
        if bits.bit() {
            // Cropping counts in chroma samples, and in pairs of lines when fields are coded.
            let horizontal = chroma == .halfBoth || chroma == .halfWidth ? 2 : 1
            let vertical = (chroma == .halfBoth ? 2 : 1) * (isFrameOnly ? 1 : 2)
            let (left, right) = (bits.unsigned(), bits.unsigned())
            let (top, bottom) = (bits.unsigned(), bits.unsigned())
            size.width -= (left + right) * horizontal
            size.height -= (top + bottom) * vertical
            hasCropOffset = left > 0 || top > 0
        }
        return size.isPositive && !bits.isExhausted ? (size, hasCropOffset) : nil
    }
}
