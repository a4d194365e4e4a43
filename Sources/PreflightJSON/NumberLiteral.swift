import PreflightModel

extension JSONParser {
    /// Longest literal that is kept. No field needs more than 20 digits.
    static let longestNumber = 1000

    /// Reads a number and keeps it to the letter: a `Double` would lose digits of a long identifier.
    mutating func readNumber() throws(JSONDefect) -> String {
        let position = cursor.position
        let start = cursor.offset
        if cursor.isAt("-") { cursor.advance() }
        if cursor.isAt("0") {
            cursor.advance()
            if Self.isDigit(cursor.byte) {
                throw .syntax("a number must not begin with zeros; write it without them", at: position)
            }
            if cursor.isAt("x") || cursor.isAt("X") {
                throw .syntax("a number must be decimal; JSON has no hexadecimal ones", at: position)
            }
        } else if Self.isDigit(cursor.byte) {
            skipDigits()
        } else {
            throw missingDigit(position)
        }
        if cursor.isAt(".") {
            cursor.advance()
            try expectDigits("after the decimal point")
        }
        if cursor.isAt("e") || cursor.isAt("E") {
            cursor.advance()
            if cursor.isAt("+") || cursor.isAt("-") { cursor.advance() }
            try expectDigits("in the exponent")
        }
        guard cursor.offset - start <= Self.longestNumber else {
            throw .tooLarge("a number is longer than \(Self.longestNumber) characters", at: position)
        }
        return String(decoding: cursor.bytes[start..<cursor.offset], as: UTF8.self)
    }

    static func isDigit(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private mutating func skipDigits() {
        while Self.isDigit(cursor.byte) { cursor.advance() }
    }

    private mutating func expectDigits(_ place: String) throws(JSONDefect) {
        guard Self.isDigit(cursor.byte) else {
            throw .syntax(
                "expected a digit \(place), found \(FoundText.name(at: cursor))", at: cursor.position)
        }
        skipDigits()
    }

    /// What stands behind a minus sign that is no digit.
    private func missingDigit(_ position: TextPosition) -> JSONDefect {
        let word = wordHere()
        if let advice = FoundText.foreignWords[word] {
            return .syntax("found '-\(word)'; \(advice)", at: position)
        }
        if cursor.isAt(".") {
            return .syntax("a number must have a digit before its decimal point", at: position)
        }
        return .syntax("expected a digit after '-', found \(FoundText.name(at: cursor))", at: cursor.position)
    }
}
