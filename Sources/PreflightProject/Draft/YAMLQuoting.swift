import PreflightModel
import PreflightText

/// Writes texts as YAML reads them back.
enum YAMLQuoting {
    /// A text as a value or a key: plain where that is beyond doubt, in double quotes otherwise; nil when it cannot be
    /// a key, which YAML allows 1024 characters, or has characters that the reader keeps for itself.
    static func quoted(_ text: String) -> String? {
        // The reader's stand-ins for braces, and the byte order mark, which is lost at a beginning.
        let unwritable: [UInt32] = [0xFDD0, 0xFDD1, 0xFDD2, 0xFEFF]
        guard !text.unicodeScalars.contains(where: { unwritable.contains($0.value) }) else { return nil }
        if isPlain(text) { return text.utf8.count <= 1000 ? text : nil }
        let hidesBrackets = !hasEvenBrackets(text)
        let written = text.unicodeScalars.map { escaped($0, hidesBrackets: hidesBrackets) }.joined()
        return written.unicodeScalars.count <= 1000 ? "\"\(written)\"" : nil
    }

    private static let reserved = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, isLetter(first), !reserved.contains(text.lowercased())
        else {
            return false
        }
        return text.unicodeScalars.allSatisfy {
            isLetter($0) || "0123456789_-./*{}".unicodeScalars.contains($0)
        }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && scalar.properties.isAlphabetic
    }

    /// Whether every bracket and brace is closed, and few are open at a time: the reader counts them, in quotes too.
    private static func hasEvenBrackets(_ text: String) -> Bool {
        var open = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "{"): open += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): open -= 1
            default: break
            }
            guard (0...8).contains(open) else { return false }
        }
        return open == 0
    }

    /// A character between double quotes. The reader takes a `&` for an anchor more often than YAML does.
    private static func escaped(_ scalar: Unicode.Scalar, hidesBrackets: Bool) -> String {
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\t": "\\t"
        case "&": "\\x26"
        case "[" where hidesBrackets: "\\x5B"
        case "{" where hidesBrackets: "\\x7B"
        case _ where scalar.isUnprintableInYAML: "\\u" + scalar.value.hexadecimal(digits: 4)
        default: String(scalar)
        }
    }
}

/// Writes names so that globs and templates take them literally.
enum GlobEscape {
    /// A path in which no character has a meaning of its own.
    static func escaped(_ path: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in path.unicodeScalars {
            if "*?[]{}\\".unicodeScalars.contains(scalar) { escaped.append("\\") }
            escaped.append(scalar)
        }
        return String(escaped)
    }
}
