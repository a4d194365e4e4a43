/// Finds the end of a run of plain string content, eight bytes at a time: a request's strings are pictures of many
/// megabytes in Base64.
package enum PlainRun {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = ones &* 0x80
    private static let quotationMarks: UInt64 = ones &* 0x22
    private static let backslashes: UInt64 = ones &* 0x5C
    private static let spaces: UInt64 = ones &* 0x20

    /// The offset of the first byte that is a quotation mark, a backslash, a control character or not ASCII; the
    /// count of the bytes when there is none.
    package static func end(in bytes: [UInt8], from start: Int) -> Int {
        let count = bytes.count
        guard start < count else { return count }
        return unsafe bytes.withUnsafeBytes { text in
            // Loads are in bounds: each is behind a check that its last byte is, `offset` never being below `start`,
            // which is not negative, and `text` being as long as the array.
            var offset = max(start, 0)
            // Four words a turn: most strings end in the first word, the long ones never do.
            while count - offset >= 8 {
                let marks = unsafe stops(in: word(text, offset))
                if marks != 0 { return offset + marks.trailingZeroBitCount / 8 }
                offset += 8
                while count - offset >= 32 {
                    let some =
                        unsafe stops(in: word(text, offset)) | stops(in: word(text, offset + 8))
                        | stops(in: word(text, offset + 16)) | stops(in: word(text, offset + 24))
                    if some != 0 { break }
                    offset += 32
                }
            }
            while offset < count, unsafe isPlain(text[offset]) { offset += 1 }
            return offset
        }
    }

    /// The byte at the lowest address is the lowest of the word, on any machine.
    @inline(__always)
    private static func word(_ text: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        unsafe UInt64(littleEndian: text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// A word whose lowest set bit is the high bit of the first byte that is not plain.
    ///
    /// A byte below 0x80 sets its high bit in a difference only if it is smaller than what is taken away, or if the
    /// byte below it borrowed, which then is such a byte itself. So bits above the lowest may be wrong, never that one.
    @inline(__always)
    private static func stops(in word: UInt64) -> UInt64 {
        let differences =
            ((word ^ quotationMarks) &- ones) | ((word ^ backslashes) &- ones) | (word &- spaces)
        return (differences | word) & highBits
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }
}
