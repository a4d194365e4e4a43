/// SHA-256 (FIPS 180-4), for the few kilobytes of script and style that a page carries.
enum SHA256 {
    /// A message's digest, 32 bytes.
    static func digest(_ message: [UInt8]) -> [UInt8] {
        var state = initialState
        for block in padded(message).chunks(of: 64) { absorb(block, into: &state) }
        return state.flatMap(\.bigEndianBytes)
    }

    /// The message with what fills its last block: a one, zeros, and its length in bits.
    private static func padded(_ message: [UInt8]) -> [UInt8] {
        let zeros = (119 - message.count % 64) % 64
        let bits = UInt64(message.count) &* 8
        let length = UInt32(truncatingIfNeeded: bits >> 32).bigEndianBytes
        return message + [0x80] + Array(repeating: 0, count: zeros)
            + length + UInt32(truncatingIfNeeded: bits).bigEndianBytes
    }

    private static func absorb(_ block: ArraySlice<UInt8>, into state: inout [UInt32]) {
        var words = block.chunks(of: 4).map { $0.reduce(0) { $0 << 8 | UInt32($1) } }
        for index in 16..<64 {
            let (near, far) = (words[index - 15], words[index - 2])
            let spread = near.turned(7) ^ near.turned(18) ^ near >> 3
            let mixed = far.turned(17) ^ far.turned(19) ^ far >> 10
            words.append(words[index - 16] &+ spread &+ words[index - 7] &+ mixed)
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for (constant, word) in zip(constants, words) {
            let choice = (e & f) ^ (~e & g)
            let first = h &+ (e.turned(6) ^ e.turned(11) ^ e.turned(25)) &+ choice &+ constant &+ word
            let majority = (a & b) ^ (a & c) ^ (b & c)
            let second = (a.turned(2) ^ a.turned(13) ^ a.turned(22)) &+ majority
            (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
        }
        for (index, value) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= value }
    }

    /// The fractions of the first eight primes' square roots.
    private static let initialState: [UInt32] = [
        0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19,
    ]

    /// The fractions of the first 64 primes' cube roots.
    private static let constants: [UInt32] = [
        0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
        0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
        0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
        0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
        0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
        0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
        0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
        0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2,
    ]
}

extension UInt32 {
    fileprivate func turned(_ bits: UInt32) -> UInt32 { self >> bits | self << (32 - bits) }

    fileprivate var bigEndianBytes: [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: self >> $0) }
    }
}

extension RandomAccessCollection where Index == Int {
    /// The elements in groups of `length`, of which there must be a whole number.
    fileprivate func chunks(of length: Int) -> [SubSequence] {
        stride(from: startIndex, to: endIndex, by: length).map { self[$0..<$0 + length] }
    }
}
