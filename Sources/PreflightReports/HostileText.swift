import PreflightModel
import PreflightText

/// Names and metadata come from strangers. What follows decides which of their characters reach a terminal or a
/// CI log as they are; everything else is shown as an escape.
package enum HostileText {
    /// Text for people: what cannot be seen is shown as `\u{…}`, and no CI workflow command survives.
    package static func visible(_ text: String) -> String {
        guard needsCare(text) else { return text }
        return escaped(text, guardingWordStarts: true) { "\\u{\(hexadecimal($0))}" }
    }

    /// A shell command: as ``visible(_:)``, except that `::` stays, since a command never starts its line.
    package static func visibleCommand(_ text: String) -> String {
        guard needsCare(text) else { return text }
        return escaped(text, guardingWordStarts: false) { "\\u{\(hexadecimal($0))}" }
    }

    /// Upper-case hexadecimal digits of a scalar.
    package static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
        String(scalar.value, radix: 16, uppercase: true)
    }

    /// Printable ASCII without the two characters that workflow commands start with needs no second look.
    private static func needsCare(_ text: String) -> Bool {
        text.utf8.contains { $0 < 0x20 || $0 > 0x7E || $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: ":") }
    }

    /// GitHub reads `::command` at the start of a line, and text is wrapped at spaces, so every word's start
    /// counts as one; it reads `##[command]` anywhere, as Azure does `##vso[` and TeamCity `##teamcity[`.
    private static func escaped(
        _ text: String, guardingWordStarts: Bool, escape: (Unicode.Scalar) -> String
    ) -> String {
        var result = ""
        var previous: Unicode.Scalar = " "
        let scalars = text.unicodeScalars
        for index in scalars.indices {
            let scalar = scalars[index]
            let following = scalars.index(after: index)
            let next = following < scalars.endIndex ? scalars[following] : nil
            let startsCommand =
                guardingWordStarts && previous.properties.isWhitespace && scalar == ":" && next == ":"
            let continuesHashes = previous == "#" && scalar == "#"
            if scalar.isHidden || startsCommand || continuesHashes {
                result += escape(scalar)
            } else {
                result.unicodeScalars.append(scalar)
            }
            previous = scalar
        }
        return result
    }
}
