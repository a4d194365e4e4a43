import PreflightModel
import PreflightText

extension JSONParser {
    /// Reads a string from its opening quotation mark to behind its closing one, as UTF-8 without escapes. The result
    /// shares the text's bytes unless something in it had to be decoded or repaired.
    mutating func readString() throws(JSONDefect) -> ArraySlice<UInt8> {
        let start = cursor.position
        cursor.advance()
        // What was decoded so far; from `pending` on, the content is as it lies in the text.
        var decoded: [UInt8]?
        var pending = cursor.offset
        while true {
            cursor.advance(to: PlainRun.end(in: cursor.bytes, from: cursor.offset))
            guard let byte = cursor.byte else { throw endOfText(inStringAt: start) }
            switch byte {
            case UInt8(ascii: "\""):
                let content = cursor.bytes[pending..<cursor.offset]
                cursor.advance()
                guard var decoded else { return content }
                decoded.append(contentsOf: content)
                return decoded[...]
            case UInt8(ascii: "\\"):
                if cursor.byte(ahead: 1) == nil { throw endOfText(inStringAt: start) }
                var content = decoded ?? []
                decoded = nil  // So that the array is not shared, and appending does not copy it.
                content.append(contentsOf: cursor.bytes[pending..<cursor.offset])
                try readEscape(into: &content)
                decoded = content
                pending = cursor.offset
            case 0x80...:
                while let piece = cursor.scalar, piece.length > 1 || piece.scalar == nil {
                    if piece.scalar == nil {
                        recordInvalidByte()
                        var content = decoded ?? []
                        decoded = nil
                        content.append(contentsOf: cursor.bytes[pending..<cursor.offset])
                        content.append(contentsOf: Self.replacement)
                        decoded = content
                        pending = cursor.offset + piece.length
                    }
                    cursor.advance(over: piece)
                }
            default: throw controlCharacter(byte, inStringAt: start)
            }
        }
    }

    static var replacement: [UInt8] { [0xEF, 0xBF, 0xBD] }

    private func endOfText(inStringAt start: TextPosition) -> JSONDefect {
        .syntax("the text ends inside a string that begins at \(start.words)", at: cursor.position)
    }

    private func controlCharacter(_ byte: UInt8, inStringAt start: TextPosition) -> JSONDefect {
        if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
            return .syntax(
                "expected '\"' before the end of the line, for the string that begins at \(start.words); "
                    + "a line break inside a string is written \\n", at: cursor.position)
        }
        let escape =
            byte == UInt8(ascii: "\t") ? "\\t" : "\\u" + byte.hexadecimal(digits: 4, uppercase: false)
        return .syntax(
            "found the control character \(Unicode.Scalar(byte).codePoint) in a string; it is written \(escape)",
            at: cursor.position)
    }
}
