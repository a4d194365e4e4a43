import PreflightModel

extension JSONParser {
    /// Steps over whitespace, and over comments, which are told.
    mutating func skipWhitespace() throws(JSONDefect) {
        while let byte = cursor.byte {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"): cursor.advance()
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): cursor.advanceOverLineBreak()
            case UInt8(ascii: "#"): skipLineComment()
            case UInt8(ascii: "/"):
                switch cursor.byte(ahead: 1) {
                case UInt8(ascii: "/"): skipLineComment()
                case UInt8(ascii: "*"): try skipBlockComment()
                default: return
                }
            default: return
            }
        }
    }

    private mutating func skipLineComment() {
        recordComment()
        while let byte = cursor.byte, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") {
            skipCommentCharacter(byte)
        }
    }

    private mutating func skipBlockComment() throws(JSONDefect) {
        let start = cursor.position
        recordComment()
        cursor.advance(by: 2)
        while let byte = cursor.byte {
            switch byte {
            case UInt8(ascii: "*") where cursor.byte(ahead: 1) == UInt8(ascii: "/"):
                cursor.advance(by: 2)
                return
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): cursor.advanceOverLineBreak()
            default: skipCommentCharacter(byte)
            }
        }
        throw .syntax("the text ends inside a comment that begins at \(start.words)", at: cursor.position)
    }

    private mutating func recordComment() {
        defects.record(.comment, at: cursor.position, "JSON has no comments")
    }

    private mutating func skipCommentCharacter(_ byte: UInt8) {
        if byte < 0x80 {
            cursor.advance()
        } else if let piece = cursor.scalar {
            if piece.scalar == nil { recordInvalidByte() }
            cursor.advance(over: piece)
        }
    }

    /// Tells of bytes that are not UTF-8 here.
    mutating func recordInvalidByte() {
        let byte = cursor.byte ?? 0
        defects.record(
            .encoding, at: cursor.position,
            "\(FoundText.hexadecimal(byte)) is not UTF-8 here, and was read as U+FFFD")
    }
}
