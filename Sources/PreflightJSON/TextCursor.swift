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
