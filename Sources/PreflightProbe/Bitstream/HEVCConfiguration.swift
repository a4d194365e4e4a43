internal import PreflightModel

/// Reads the HEVC decoder configuration record (ISO 14496-15, 8.3.3.1) and its first sequence parameter set.
enum HEVCConfiguration {
    static func parameters(_ record: [UInt8]) -> BitstreamParameters? {
        guard record.count > 22, record[0] == 1,
            let chroma = SampleFormat.Chroma(rawValue: Int(record[16] & 3))
        else { return nil }
        let format = SampleFormat(chroma: chroma, bitDepth: 8 + Int(record[17] & 7))
        guard let unit = sequenceParameterSet(record), var parameters = sequence(unit, format) else {
            return BitstreamParameters(pixelFormat: format.pixelFormat)
        }
        parameters.pixelFormat = parameters.pixelFormat ?? format.pixelFormat
        return parameters
    }

    /// The first unit of type 33 in the record's arrays, after its two-byte header.
    private static func sequenceParameterSet(_ record: [UInt8]) -> ArraySlice<UInt8>? {
        var offset = 23
        for _ in 0..<record[22] {
            guard offset + 3 <= record.count else { return nil }
            let isSequence = record[offset] & 0x3F == 33
            let unitCount = Int(record[offset + 1]) << 8 | Int(record[offset + 2])
            offset += 3
            for _ in 0..<unitCount {
                guard offset + 2 <= record.count else { return nil }
                let length = Int(record[offset]) << 8 | Int(record[offset + 1])
                offset += 2
                guard length > 2, offset + length <= record.count else { return nil }
                if isSequence { return record[(offset + 2)..<(offset + length)] }
                offset += length
            }
        }
        return nil
    }

    private static func sequence(_ unit: ArraySlice<UInt8>, _ recorded: SampleFormat) -> BitstreamParameters?
    {
        var bits = BitReader(unescaping: unit)
        bits.skip(4)
        let subLayerCount = bits.bits(3)
        bits.skip(1)
        skipProfile(&bits, subLayerCount: subLayerCount)
        _ = bits.unsigned()
        guard let chroma = SampleFormat.Chroma(rawValue: bits.unsigned()) else { return nil }
        if chroma == .full { bits.skip(1) }
        guard let size = readSize(&bits, chroma: chroma) else { return nil }
        var format = SampleFormat(chroma: chroma, bitDepth: 8 + bits.unsigned())
        _ = bits.unsigned()
        let usability = skipToUsability(&bits, subLayerCount: subLayerCount) ? VideoUsability(&bits) : nil
        guard !bits.isExhausted else {
            return BitstreamParameters(size: size, pixelFormat: recorded.pixelFormat)
        }
        format.isFullRange = usability?.isFullRange ?? false
        return BitstreamParameters(
            size: size, sampleAspectRatio: usability?.sampleAspectRatio, pixelFormat: format.pixelFormat,
            transferFunction: usability?.transferFunction)
    }

    /// Skips `profile_tier_level` (ITU-T H.265, 7.3.3).
    private static func skipProfile(_ bits: inout BitReader, subLayerCount: Int) {
        bits.skip(96)
        guard subLayerCount > 0 else { return }
        let present = (0..<subLayerCount).map { _ in (profile: bits.bit(), level: bits.bit()) }
        bits.skip((8 - subLayerCount) * 2)
        for layer in present { bits.skip((layer.profile ? 88 : 0) + (layer.level ? 8 : 0)) }
    }

    private static func readSize(_ bits: inout BitReader, chroma: SampleFormat.Chroma) -> PixelSize? {
        var size = PixelSize(width: bits.unsigned(), height: bits.unsigned())
        if bits.bit() {
            let horizontal = chroma == .halfBoth || chroma == .halfWidth ? 2 : 1
            let vertical = chroma == .halfBoth ? 2 : 1
            size.width -= (bits.unsigned() + bits.unsigned()) * horizontal
            size.height -= (bits.unsigned() + bits.unsigned()) * vertical
        }
        return size.isPositive && !bits.isExhausted ? size : nil
    }

    /// Skips what lies between the bit depths and the usability information (7.3.2.2.1).
    /// - Returns: Whether there is any.
    private static func skipToUsability(_ bits: inout BitReader, subLayerCount: Int) -> Bool {
        let orderBits = bits.unsigned() + 4
        for _ in (bits.bit() ? 0 : subLayerCount)...subLayerCount { for _ in 0..<3 { _ = bits.unsigned() } }
        for _ in 0..<6 { _ = bits.unsigned() }
        if bits.bit(), bits.bit() { skipScalingLists(&bits) }
        bits.skip(2)
        if bits.bit() {
            bits.skip(8)
            _ = bits.unsigned()
            _ = bits.unsigned()
            bits.skip(1)
        }
        guard skipReferenceSets(&bits) else { return false }
        if bits.bit() { for _ in 0..<min(bits.unsigned(), 32) { bits.skip(orderBits + 1) } }
        bits.skip(2)
        return bits.bit()
    }

    /// Skips `scaling_list_data` (7.3.4).
    private static func skipScalingLists(_ bits: inout BitReader) {
        for size in 0..<4 {
            for _ in stride(from: 0, to: 6, by: size == 3 ? 3 : 1) {
                guard bits.bit() else {
                    _ = bits.unsigned()
                    continue
                }
                if size > 1 { _ = bits.signed() }
                for _ in 0..<min(64, 1 << (4 + size * 2)) { _ = bits.signed() }
            }
        }
    }

    /// Skips the short-term reference picture sets (7.3.7).
    /// - Returns: false when they make no sense.
    private static func skipReferenceSets(_ bits: inout BitReader) -> Bool {
        let setCount = bits.unsigned()
        guard setCount <= 64 else { return false }
        var pictureCount = 0
        for index in 0..<setCount {
            if index > 0, bits.bit() {
                bits.skip(1)
                _ = bits.unsigned()
                // A picture stays in the set when it is used, or when it is said to be of use later.
                pictureCount = (0...pictureCount).reduce(0) { kept, _ in
                    kept + (bits.bit() || bits.bit() ? 1 : 0)
                }
            } else {
                let before = bits.unsigned()
                let after = bits.unsigned()
                guard before + after <= 32 else { return false }
                for _ in 0..<(before + after) {
                    _ = bits.unsigned()
                    bits.skip(1)
                }
                pictureCount = before + after
            }
            guard pictureCount <= 32, !bits.isExhausted else { return false }
        }
        return true
    }
}
