import PreflightModel

/// What to tell people when the text is not JSON here.
extension JSONParser {
    /// Reads `true`, `false` or `null`; anything else is no value.
    mutating func readWord() throws(JSONDefect) -> JSONValue.Content {
        let word = wordHere()
        let content: JSONValue.Content
        switch word {
        case "true": content = .boolean(true)
        case "false": content = .boolean(false)
        case "null": content = .null
        default: throw missingValue(word)
        }
        cursor.advance(by: word.utf8.count)
        return content
    }

    /// The ASCII letters here and what may continue a name; empty when they are longer than any that is known.
    func wordHere() -> String {
        var length = 0
        while let byte = cursor.byte(ahead: length), Self.isPartOfWord(byte) {
            length += 1
            if length > 12 { return "" }
        }
        return String(decoding: cursor.bytes[cursor.offset..<cursor.offset + length], as: UTF8.self)
    }

    private static func isPartOfWord(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_")
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private mutating func missingValue(_ word: String) -> JSONDefect {
        guard let byte = cursor.byte else {
            return endInside("expected a value, found \(FoundText.endOfText)")
        }
        if let advice = FoundText.foreignWords[word] {
            return .syntax("found '\(word)'; \(advice)", at: cursor.position)
        }
        if !word.isEmpty, cursor.byte(ahead: word.utf8.count) == nil,
            let whole = ["true", "false", "null"].first(where: { $0.hasPrefix(word) })
        {
            return .syntax("the text ends inside the word '\(whole)'", at: cursor.position)
        }
        switch byte {
        case UInt8(ascii: "+"): return .syntax("a number must not begin with '+'", at: cursor.position)
        case UInt8(ascii: "."):
            return .syntax("a number must have a digit before its decimal point", at: cursor.position)
        default: return missing("a value", advice: needsQuotes(byte) ? "; strings are in double quotes" : "")
        }
    }

    mutating func missingName(in frame: JSONFrame) -> JSONDefect {
        guard let byte = cursor.byte else { return missing("a name") }
        if needsQuotes(byte) || Self.isDigit(byte) { return missing("a name in double quotes") }
        return missing(frame.members.isEmpty ? "a name in double quotes, or '}'" : "a name in double quotes")
    }

    /// Whether this looks like a string or name without double quotes.
    private func needsQuotes(_ byte: UInt8) -> Bool {
        Self.isLetter(byte) || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
            || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "$") || isQuotable
    }

    private var isQuotable: Bool {
        guard let properties = cursor.scalar?.scalar?.properties else { return false }
        return properties.isAlphabetic || properties.isQuotationMark
    }

    mutating func textAfterValue() -> JSONDefect { missing("the end of the text after the value") }

    mutating func missing(_ expected: String, advice: String = "") -> JSONDefect {
        if cursor.isAtEnd { return endInside("expected \(expected), found \(FoundText.endOfText)") }
        // The bytes are told as what they are, as everywhere else, and then that nothing can be made of them here.
        if let piece = cursor.scalar, piece.scalar == nil { recordInvalidByte() }
        return .syntax(
            "expected \(expected), found \(FoundText.name(at: cursor))" + advice, at: cursor.position)
    }

    /// The end of the text: what is open is worth more than what was expected last.
    private func endInside(_ otherwise: String) -> JSONDefect {
        guard let frame = openFrame else { return .syntax(otherwise, at: cursor.position) }
        return .syntax(
            "the text ends inside \(frame.kind) that begins at \(frame.position.words)", at: cursor.position)
    }
}
