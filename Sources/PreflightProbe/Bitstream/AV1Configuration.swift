internal import PreflightModel

/// Reads the AV1 codec configuration record and the sequence header in it (AV1 specification, 5.5).
enum AV1Configuration {
    static func parameters(_ record: [UInt8]) -> BitstreamParameters? {
        guard record.count >= 4, record[0] == 0x81 else { return nil }
        let flags = record[2]
        let bitDepth = flags & 0x40 == 0 ? 8 : (flags & 0x20 == 0 ? 10 : 12)
        let chroma: SampleFormat.Chroma
        switch (flags & 0x10 != 0, flags & 0x08 != 0, flags & 0x04 != 0) {
        case (true, _, _): chroma = .monochrome
        case (_, true, true): chroma = .halfBoth
        case (_, true, false): chroma = .halfWidth
        default: chroma = .full
        }
        let format = SampleFormat(chroma: chroma, bitDepth: bitDepth)
        return BitstreamParameters(size: sequenceSize(record), pixelFormat: format.pixelFormat)
    }

    /// The largest frame size that the first sequence header allows, which is the size of all frames but in
    /// streams of several layers.
    private static func sequenceSize(_ record: [UInt8]) -> PixelSize? {
        guard record.count > 6, record[4] >> 3 & 0x0F == 1 else { return nil }
        var offset = record[4] & 0x04 != 0 ? 6 : 5
        if record[4] & 0x02 != 0 {
            // Skip the length, seven bits a byte.
            while offset < record.count, record[offset] & 0x80 != 0 { offset += 1 }
            offset += 1
        }
        guard offset < record.count else { return nil }
        var bits = BitReader(Array(record[offset...]))
        bits.skip(4)
        if bits.bit() {
            bits.skip(5)
        } else {
            // Timing and operating points vary in length; a stream with timing information is left to the sample entry.
            guard !bits.bit() else { return nil }
            let hasDisplayDelay = bits.bit()
            for _ in 0...bits.bits(5) {
                bits.skip(12)
                if bits.bits(5) > 7 { bits.skip(1) }
                if hasDisplayDelay, bits.bit() { bits.skip(4) }
            }
        }
        let widthBits = bits.bits(4) + 1
        let heightBits = bits.bits(4) + 1
        let size = PixelSize(width: bits.bits(widthBits) + 1, height: bits.bits(heightBits) + 1)
        return bits.isExhausted ? nil : size
    }
}
