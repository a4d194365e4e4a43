import PreflightModel

/// A place in the text that moves forward, and knows its line and column.
///
/// Every access is checked against the text's end, here and by the array, so no offset can lead out of it.
struct TextCursor {
    let bytes: [UInt8]
    /// Where the text's pieces come from, when it was taken out of a larger one.
    private let origin: TextOrigin?
    private(set) var offset = 0
    private var line = 1
    private var lineStart = 0
    /// Bytes of the line so far that are not a character of their own: with them, a column is one subtraction.
    private var continuations = 0

    init(_ bytes: [UInt8], from origin: TextOrigin? = nil) {
        self.bytes = bytes
        self.origin = origin
    }

    /// The byte here; nil at the end.
    var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }
    var isAtEnd: Bool { offset >= bytes.count }
    var position: TextPosition {
        let own = TextPosition(line: line, column: offset - lineStart - continuations + 1)
        return origin?.position(of: offset, own, lineStart: lineStart) ?? own
    }

    /// The byte some bytes ahead; nil behind the end.
    func byte(ahead distance: Int) -> UInt8? {
        let place = offset + distance
        return place < bytes.count ? bytes[place] : nil
    }

    /// Whether an ASCII character is here.
    func isAt(_ character: Unicode.Scalar) -> Bool { byte == UInt8(ascii: character) }

    /// The scalar here, or the bytes that are none; nil at the end.
    var scalar: UTF8Piece? { isAtEnd ? nil : UTF8Piece(in: bytes, at: offset) }

    /// Steps over ASCII characters of the line.
    mutating func advance(by count: Int = 1) { offset = min(offset + count, bytes.count) }

    /// Steps over one scalar of the line, however many bytes it has.
    mutating func advance(over piece: UTF8Piece) {
        continuations += piece.length - 1
        advance(by: piece.length)
    }

    /// Steps to the end of a run of ASCII characters of the line.
    mutating func advance(to end: Int) { offset = max(offset, min(end, bytes.count)) }

    /// Steps over LF, CRLF or a lone CR.
    mutating func advanceOverLineBreak() {
        let isCRLF = isAt("\r") && byte(ahead: 1) == UInt8(ascii: "\n")
        advance(by: isCRLF ? 2 : 1)
        line += 1
        lineStart = offset
        continuations = 0
    }

    /// Steps over a byte order mark, which editors do not count as a column.
    mutating func advanceOverByteOrderMark() -> Bool {
        guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return false }
        offset = 3
        lineStart = 3
        return true
    }
}

extension TextPosition {
    /// As it reads within a sentence.
    var words: String { "line \(line), column \(column)" }
}

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
