/// Words for what stands in the text where something else should. One character at most is quoted: what surrounds it
/// may be a secret.
enum FoundText {
    static let endOfText = "the end of the text"

    /// The character here, for people.
    static func name(at cursor: TextCursor) -> String {
        guard let piece = cursor.scalar else { return endOfText }
        guard let scalar = piece.scalar else { return "\(hexadecimal(cursor.byte ?? 0)), which is not UTF-8" }
        return name(of: scalar)
    }

    static func name(of scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n", "\r": return "the end of the line"
        case "'": return "a single quotation mark"
        case "\u{201C}", "\u{201D}", "\u{201E}", "\u{2018}", "\u{2019}":
            return "the typographic quotation mark \(scalar) (\(codePoint(scalar)))"
        case "\u{FEFF}": return "a byte order mark (U+FEFF)"
        case "!"..."~": return "'\(scalar)'"
        default: break
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .otherLetter, .decimalNumber, .otherPunctuation, .mathSymbol,
            .currencySymbol:
            return "'\(scalar)' (\(codePoint(scalar)))"
        case .spaceSeparator: return "\(codePoint(scalar)), a space that JSON does not have"
        // What cannot be seen, or changes how the sentence is shown.
        default: return codePoint(scalar)
        }
    }

    static func codePoint(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "the byte 0x0" : "the byte 0x") + String(byte, radix: 16, uppercase: true)
    }

    /// What other languages write, and what JSON has for it.
    static let foreignWords: [String: String] = [
        "True": "write true", "TRUE": "write true", "False": "write false", "FALSE": "write false",
        "None": "write null", "Null": "write null", "NULL": "write null", "nil": "write null",
        "undefined": "write null, or leave it out",
        "NaN": "JSON has finite numbers only", "nan": "JSON has finite numbers only",
        "Infinity": "JSON has finite numbers only", "inf": "JSON has finite numbers only",
    ]
}
