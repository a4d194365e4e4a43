internal import PreflightModel

/// The tables that a JPEG's scans use, as far as they tell whether scans can be decoded and how long they must be.
struct JPEGTables {
    /// Fewest bits of a DC difference, by table.
    private(set) var leastDC: [Int] = Array(repeating: Self.standardLeast, count: 4)
    /// Fewest bits of an AC code and what belongs to it, by table.
    private(set) var leastAC: [Int] = Array(repeating: Self.standardLeast, count: 4)
    /// The codes of DC differences and of AC coefficients, by table; nil where the file brings none.
    private(set) var codesDC: [JPEGHuffmanCode?] = Array(repeating: nil, count: 4)
    private(set) var codesAC: [JPEGHuffmanCode?] = Array(repeating: nil, count: 4)
    /// Numbers of the quantization tables that are there.
    private(set) var quantization: Set<Int> = []

    /// The shortest codes of the standard's own tables (annex K), which decoders take where a file brings none.
    private static let standardLeast = 2

    /// Reads the Huffman tables of a segment whose length field stands at an offset.
    /// - Returns: Whether they make sense.
    mutating func readHuffman(_ source: ByteSource, at offset: Int64, count: Int64) -> Bool {
        var place = offset + 2
        let end = offset + count
        while place < end {
            guard let selector = source.byte(at: place), selector & 0xEF < 4, place + 17 <= end else {
                return false
            }
            let counts = source.bytes(at: place + 1, count: 16).map(Int.init)
            let total = counts.reduce(0, +)
            guard total <= 256, place + 17 + Int64(total) <= end, Self.fit(counts) else { return false }
            let values = source.bytes(at: place + 17, count: total)
            // A value's low half is the number of bits that follow the code.
            var least = Int.max
            var index = 0
            for (length, count) in zip(1..., counts) {
                for value in values[min(index, values.count)..<min(index + count, values.count)] {
                    least = min(least, length + Int(value & 15))
                }
                index += count
            }
            let number = Int(selector & 3)
            let code = JPEGHuffmanCode(counts: counts, values: values)
            if selector >= 0x10 {
                codesAC[number] = code
                leastAC[number] = least == .max ? 0 : least
            } else {
                codesDC[number] = code
                leastDC[number] = least == .max ? 0 : least
            }
            place += 17 + Int64(total)
        }
        return place == end
    }

    /// Whether there is room for that many codes of each length.
    private static func fit(_ counts: [Int]) -> Bool {
        zip(1..., counts).reduce(0) { $0 + $1.1 << (16 - $1.0) } <= 1 << 16
    }

    /// Notes the quantization tables of a segment whose length field stands at an offset.
    /// - Returns: Whether they make sense.
    mutating func readQuantization(_ source: ByteSource, at offset: Int64, count: Int64) -> Bool {
        var place = offset + 2
        let end = offset + count
        while place < end {
            guard let selector = source.byte(at: place), selector & 15 < 4, selector >> 4 < 2 else {
                return false
            }
            quantization.insert(Int(selector & 15))
            place += 1 + (selector >> 4 == 0 ? 64 : 128)
        }
        return place == end
    }
}
