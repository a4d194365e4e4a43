/// Few bytes of gzip that become many zeros.
enum GzipBomb {
    /// Deflate's fixed code writes "258 bytes as the one before" in 13 bits, so that eight of them are 13 bytes.
    private static let periodCount = 48_450
    /// One zero, and eight times 258 a period.
    static let zeroCount = 1 + 2064 * periodCount

    static let bytes: [UInt8] = {
        var bits = Bits()
        // The last block, with the fixed code; a zero as a literal.
        bits.append(low: 0b011, 3)
        bits.append(code: 0b0011_0000, 8)
        for _ in 0..<2 * 8 {
            bits.append(code: 0b1100_0101, 8)
            bits.append(code: 0, 5)
        }
        bits.append(code: 0, 7)
        // From its third byte on, the stream repeats itself.
        let period = Array(bits.bytes[2..<15])
        bits.bytes.insert(contentsOf: Array(repeatElement(period, count: periodCount - 2).joined()), at: 15)
        // A gzip head of no name and no time; the sum and the length of the zeros.
        return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + bits.bytes
            + little(checksum) + little(UInt32(zeroCount))
    }()

    /// CRC-32 of that many zeros.
    private static let checksum: UInt32 = 0x43DB_E9B3

    private static func little(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    /// Bits in the order of deflate: into each byte from its low end.
    private struct Bits {
        var bytes: [UInt8] = []
        private var count = 0

        mutating func append(low value: UInt32, _ width: Int) {
            for index in 0..<width {
                if count % 8 == 0 { bytes.append(0) }
                bytes[bytes.count - 1] |= UInt8(value >> index & 1) << (count % 8)
                count += 1
            }
        }

        /// Codes go with their high end first.
        mutating func append(code: UInt32, _ width: Int) {
            for index in (0..<width).reversed() { append(low: code >> index & 1, 1) }
        }
    }
}
