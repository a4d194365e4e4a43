import PreflightText

/// The SHA-256 of a content: what it is, wherever it lies and whatever it is called.
package struct ContentHash: Sendable, Hashable {
    // Four words instead of an array: hundreds of thousands are held in a baseline.
    private let first: UInt64
    private let second: UInt64
    private let third: UInt64
    private let fourth: UInt64

    /// Takes 32 bytes; nil when there are more or fewer.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        var words: [UInt64] = [0, 0, 0, 0]
        for (place, byte) in bytes.enumerated() { words[place / 8] = words[place / 8] << 8 | UInt64(byte) }
        (first, second, third, fourth) = (words[0], words[1], words[2], words[3])
    }

    /// Reads 64 hexadecimal digits in lower case; nil when the text is not that.
    package init?(_ text: String) {
        let digits = text.utf8.compactMap { $0 >= 0x61 || $0 < 0x41 ? $0.hexadecimalValue : nil }
        guard digits.count == 64, text.utf8.count == 64 else { return nil }
        self.init(bytes: stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) })
    }
}

extension ContentHash: Comparable {
    /// Orders as the texts are ordered.
    package static func < (left: Self, right: Self) -> Bool {
        (left.first, left.second, left.third, left.fourth)
            < (right.first, right.second, right.third, right.fourth)
    }
}

extension ContentHash: CustomStringConvertible {
    /// 64 hexadecimal digits, in lower case.
    package var description: String {
        [first, second, third, fourth].map { $0.hexadecimal(digits: 16, uppercase: false) }.joined()
    }
}

/// FNV-1a in 64 bits: the same everywhere and for ever, which `Hasher` is not, and no protection from anybody.
package struct FNV: Sendable {
    package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    package init() {}

    /// Sixteen hexadecimal digits.
    package var digits: String { value.hexadecimal(digits: 16, uppercase: false) }

    /// Adds a part of a name. Its end counts too, by a byte that UTF-8 does not have, and so does its absence.
    package mutating func add(_ part: String?) {
        add(ArraySlice((part ?? "").utf8))
        add([part == nil ? 0xFE : 0xFF])
    }

    /// Adds bytes alone.
    package mutating func add(_ bytes: ArraySlice<UInt8>) {
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
}
