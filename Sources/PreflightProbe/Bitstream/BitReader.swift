/// Reads bits from a short run of bytes, most significant first. Past the end it reads zeros and says so.
struct BitReader {
    private let bytes: [UInt8]
    private var position = 0
    /// Whether more bits were asked for than there are.
    private(set) var isExhausted = false

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads the payload of an H.264 or HEVC unit: the byte 3 after two zero bytes only keeps start codes out.
    init(unescaping unit: ArraySlice<UInt8>) {
        var bytes: [UInt8] = []
        var zeros = 0
        for byte in unit {
            if zeros >= 2 && byte == 3 {
                zeros = 0
                continue
            }
            zeros = byte == 0 ? zeros + 1 : 0
            bytes.append(byte)
        }
        self.bytes = bytes
    }

    mutating func bit() -> Bool { bits(1) == 1 }

    /// Up to 32 bits as a number.
    mutating func bits(_ count: Int) -> Int {
        var value = 0
        for _ in 0..<min(count, 32) {
            value <<= 1
            guard position < bytes.count * 8 else {
                isExhausted = true
                continue
            }
            value |= Int(bytes[position >> 3] >> UInt8(7 - position & 7) & 1)
            position += 1
        }
        return value
    }

    mutating func skip(_ count: Int) {
        let rest = bytes.count * 8 - position
        if count > rest { isExhausted = true }
        position += min(max(0, count), rest)
    }

    /// An unsigned Exp-Golomb number (ITU-T H.264, 9.1), below 2^32.
    mutating func unsigned() -> Int {
        var zeros = 0
        while zeros < 32, !isExhausted, !bit() { zeros += 1 }
        guard !isExhausted, zeros < 32 else {
            isExhausted = true
            return 0
        }
        return (1 << zeros) - 1 + bits(zeros)
    }

    /// A signed Exp-Golomb number.
    mutating func signed() -> Int {
        let value = unsigned()
        return value & 1 == 1 ? (value + 1) / 2 : -(value / 2)
    }
}
