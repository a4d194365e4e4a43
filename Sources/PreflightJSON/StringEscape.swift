import PreflightModel
import PreflightText

extension JSONParser {
    /// Reads one escape, or a pair of them that is one character, and appends what it stands for as UTF-8.
    mutating func readEscape(into content: inout [UInt8]) throws(JSONDefect) {
        let start = cursor.position
        switch cursor.byte(ahead: 1) {
        case UInt8(ascii: "\""): content.append(UInt8(ascii: "\""))
        case UInt8(ascii: "\\"): content.append(UInt8(ascii: "\\"))
        case UInt8(ascii: "/"): content.append(UInt8(ascii: "/"))
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "u"):
            try readUnicodeEscape(from: start, into: &content)
            return
        default:
            cursor.advance()
            throw .syntax(
                "expected one of \" \\ / b f n r t u after the backslash, found \(FoundText.name(at: cursor)); "
                    + "a backslash itself is written \\\\", at: start)
        }
        cursor.advance(by: 2)
    }

    private mutating func readUnicodeEscape(
        from start: TextPosition, into content: inout [UInt8]
    ) throws(JSONDefect) {
        let unit = try readUnit(from: start)
        if let scalar = Unicode.Scalar(unit) {
            content.append(contentsOf: scalar.utf8)
            return
        }
        // Half a pair: the other half must follow at once.
        if (0xD800...0xDBFF).contains(unit), cursor.isAt("\\"), let low = lowSurrogateAhead() {
            cursor.advance(by: 6)
            let value = 0x10000 + (UInt32(unit - 0xD800) << 10 | UInt32(low - 0xDC00))
            if let scalar = Unicode.Scalar(value) { content.append(contentsOf: scalar.utf8) }
            return
        }
        let digits = String(unit, radix: 16, uppercase: true)
        defects.record(
            .encoding, at: start, "\\u\(digits) is half of a surrogate pair, and was read as U+FFFD")
        content.append(contentsOf: Self.replacement)
    }

    /// Reads `\uXXXX`.
    private mutating func readUnit(from start: TextPosition) throws(JSONDefect) -> UInt16 {
        cursor.advance(by: 2)
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = cursor.byte.flatMap(Self.hexadecimalValue) else {
                throw .syntax(
                    "expected four hexadecimal digits after \\u, found \(FoundText.name(at: cursor))",
                    at: start)
            }
            unit = unit << 4 | digit
            cursor.advance()
        }
        return unit
    }

    /// The second half of a pair, when the escape here is one. Anything else is read as what it is next.
    private func lowSurrogateAhead() -> UInt16? {
        guard cursor.byte(ahead: 1) == UInt8(ascii: "u") else { return nil }
        var unit: UInt16 = 0
        for distance in 2..<6 {
            guard let digit = cursor.byte(ahead: distance).flatMap(Self.hexadecimalValue) else { return nil }
            unit = unit << 4 | digit
        }
        return (0xDC00...0xDFFF).contains(unit) ? unit : nil
    }

    private static func hexadecimalValue(_ byte: UInt8) -> UInt16? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}
