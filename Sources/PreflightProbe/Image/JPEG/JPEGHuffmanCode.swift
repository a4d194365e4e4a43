/// A Huffman code of a JPEG (ITU-T T.81, annex C), made for reading it.
struct JPEGHuffmanCode {
    /// For each eight bits that may come next: a code's length in the high byte and its value in the low one; 0 when the
    /// code is longer.
    private var short: [UInt16] = Array(repeating: 0, count: 256)
    /// For each length: the first code that is longer, shifted up to 16 bits.
    private var ends: [Int] = Array(repeating: 0, count: 17)
    /// For each length: what leads from a code to its value's place.
    private var offsets: [Int] = Array(repeating: 0, count: 17)
    private let values: [UInt8]

    /// Makes a code.
    /// - Parameters:
    ///   - counts: How many codes each length from 1 to 16 has. They fit.
    ///   - values: The codes' values, the shortest first.
    init(counts: [Int], values: [UInt8]) {
        self.values = values
        var code = 0
        var place = 0
        for (length, count) in zip(1...16, counts) {
            offsets[length] = place - code
            for index in 0..<count where length <= 8 && place + index < values.count {
                let first = (code + index) << (8 - length)
                for key in first..<min(256, first + 1 << (8 - length)) {
                    short[key] = UInt16(length) << 8 | UInt16(values[place + index])
                }
            }
            code += count
            place += count
            ends[length] = code << (16 - length)
            code <<= 1
        }
    }

    /// The length and the value of the code that 16 bits begin with; nil when they begin with none.
    func entry(_ bits: Int) -> (length: Int, value: Int)? {
        let known = short[bits >> 8 & 0xFF]
        if known != 0 { return (Int(known >> 8), Int(known & 0xFF)) }
        for length in 9...16 where bits < ends[length] {
            let place = offsets[length] + bits >> (16 - length)
            return values.indices.contains(place) ? (length, Int(values[place])) : nil
        }
        return nil
    }
}
