/// Text as XML 1.0 can hold it. What it cannot hold, even as an escape, is shown as ``HostileText`` shows it.
enum XMLText {
    /// The value of an attribute, quotation marks included. Line breaks are kept, which takes escapes.
    static func attribute(_ text: String) -> String { "\"\(escaped(text, escapingSpaces: true))\"" }

    /// What stands between tags.
    static func content(_ text: String) -> String { escaped(text, escapingSpaces: false) }

    private static func escaped(_ text: String, escapingSpaces: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t" where escapingSpaces, "\n" where escapingSpaces, "\r":
                result += "&#\(scalar.value);"
            case "\t", "\n": result.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
                result += "\\u{\(HostileText.hexadecimal(scalar))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
