/// The characters that are escaped, wherever a text of others is shown or written. Each set says what reads the text.
extension Unicode.Scalar {
    /// Does something else than showing itself: control characters, separators of lines and paragraphs, and invisible
    /// ones that reorder text. What is pasted into a terminal has none of them.
    package var isControlling: Bool {
        // Looking properties up takes long, and most text is plain.
        if isASCII { return value < 0x20 || value == 0x7F }
        return switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    /// Is not shown as it is in reports: controlling, or without a form that everybody has. Joiners stay: names in
    /// several scripts, and emoji, need them.
    package var isHidden: Bool {
        switch value {
        case 0x20..<0x7F, 0x200C, 0x200D: return false
        default: break
        }
        return switch properties.generalCategory {
        case .surrogate, .privateUse, .unassigned: true
        default: isControlling
        }
    }

    /// Has no place in YAML but as an escape.
    package var isUnprintableInYAML: Bool {
        switch value {
        case 0..<0x20, 0x7F...0x9F, 0x2028...0x2029, 0xFFFE...0xFFFF: true
        default: false
        }
    }

    /// Its number, for people: `U+00A0`.
    package var codePoint: String { "U+" + value.hexadecimal(digits: 4) }
}

extension FixedWidthInteger {
    /// Hexadecimal digits.
    /// - Parameters:
    ///   - digits: How many at least; zeros lead.
    ///   - uppercase: Whether they are A to F, and not a to f.
    /// - Returns: The digits, with nothing before them.
    package func hexadecimal(digits: Int, uppercase: Bool = true) -> String {
        let written = String(self, radix: 16, uppercase: uppercase)
        return String(repeating: "0", count: Swift.max(0, digits - written.count)) + written
    }
}

extension String {
    /// Whether another string is the same, byte by byte: unlike ==, which takes two spellings of a letter for one.
    package func isSame(as other: String) -> Bool {
        // Most differ in their length, or already for ==, which is fast.
        utf8.count == other.utf8.count && self == other && utf8.elementsEqual(other.utf8)
    }
}
