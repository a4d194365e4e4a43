import PreflightModel
import PreflightText

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
            return "the typographic quotation mark \(scalar) (\(scalar.codePoint))"
        case "\u{FEFF}": return "a byte order mark (U+FEFF)"
        case "!"..."~": return "'\(scalar)'"
        default: break
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .otherLetter, .decimalNumber, .otherPunctuation, .mathSymbol,
            .currencySymbol:
            return "'\(scalar)' (\(scalar.codePoint))"
        case .spaceSeparator: return "\(scalar.codePoint), a space that JSON does not have"
        // What cannot be seen, or changes how the sentence is shown.
        default: return scalar.codePoint
        }
    }

    static func hexadecimal(_ byte: UInt8) -> String { "the byte 0x" + byte.hexadecimal(digits: 2) }

    /// What other languages write, and what JSON has for it.
    static let foreignWords: [String: String] = [
        "True": "write true", "TRUE": "write true", "False": "write false", "FALSE": "write false",
        "None": "write null", "Null": "write null", "NULL": "write null", "nil": "write null",
        "undefined": "write null, or leave it out",
        "NaN": "JSON has finite numbers only", "nan": "JSON has finite numbers only",
        "Infinity": "JSON has finite numbers only", "inf": "JSON has finite numbers only",
    ]
}
