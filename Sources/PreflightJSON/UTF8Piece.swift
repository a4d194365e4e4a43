/// One Unicode scalar of the text, or the bytes in its place that are not UTF-8.
struct UTF8Piece {
    /// In bytes, from 1 to 4.
    let length: Int
    /// Nil when the bytes are not UTF-8.
    let scalar: Unicode.Scalar?

    /// Reads what begins at an offset, which must lie in the bytes.
    ///
    /// Well-formed is what table 3-7 of the Unicode Standard lists: nothing overlong, no surrogates, nothing above
    /// U+10FFFF. Bytes that begin well and end early are one piece, as its chapter 3.9 advises.
    init(in bytes: [UInt8], at offset: Int) {
        let first = bytes[offset]
        let trailing: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case 0x00...0x7F: trailing = 0
        case 0xC2...0xDF: trailing = 1
        case 0xE0...0xEF:
            trailing = 2
            if first == 0xE0 { second = 0xA0...0xBF }
            if first == 0xED { second = 0x80...0x9F }
        case 0xF0...0xF4:
            trailing = 3
            if first == 0xF0 { second = 0x90...0xBF }
            if first == 0xF4 { second = 0x80...0x8F }
        default:
            length = 1
            scalar = nil
            return
        }
        // Seven bits of the first byte at most; each length marks itself with one bit more.
        var value = trailing == 0 ? UInt32(first) : UInt32(first & (0x3F >> UInt8(trailing)))
        for index in 0..<trailing {
            let place = offset + 1 + index
            let allowed = index == 0 ? second : 0x80...0xBF
            guard place < bytes.count, allowed.contains(bytes[place]) else {
                length = 1 + index
                scalar = nil
                return
            }
            value = value << 6 | UInt32(bytes[place] & 0x3F)
        }
        length = 1 + trailing
        scalar = Unicode.Scalar(value)
    }
}
