/// Characters that pass for ASCII: a Cyrillic о in `mode`, a full-width letter, a space of no width. Shown as they are,
/// the mistake could not be seen.
package enum LookAlike {
    /// Letters of other scripts beside the ASCII letters that they look like, scalar by scalar.
    private static let pairs: [Unicode.Scalar: Unicode.Scalar] = {
        let others = "аеорсухіјѕԁһԛԝѵӏкмтАВЕКМНОРСТХУІЈЅαοριντυκγχεηωΑΒΕΖΗΙΚΜΝΟΡΤΥΧıɡɑɩʏ‐‑‒–—−ˍ‿"
        let ascii = "aeopcyxijsdhqwvlkmtABEKMHOPCTXYIJSaopivtukyxenwABEZHIKMNOPTYXigaiy------__"
        return Dictionary(
            zip(others.unicodeScalars, ascii.unicodeScalars), uniquingKeysWith: { first, _ in first })
    }()

    /// A text with every character replaced by the ASCII that it looks like; those that cannot be seen are left out.
    package static func folded(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !isInvisible(scalar) {
            result.append(ascii(scalar) ?? scalar)
        }
        return String(result)
    }

    /// The characters of a text that pass for ASCII. Those of a word that is written in another script throughout do
    /// not: nobody takes it for a field's name.
    package static func impostors(in text: String) -> [Unicode.Scalar] {
        let scalars = text.unicodeScalars
        guard !scalars.allSatisfy(\.isASCII) else { return [] }
        let isMixed = scalars.contains { $0.isASCII && $0.properties.isAlphabetic }
        guard isMixed || folded(text).unicodeScalars.allSatisfy(\.isASCII) else { return [] }
        return scalars.filter { isInvisible($0) || ascii($0) != nil || isForeign($0) }
    }

    /// The ASCII character that one looks like; nil for ASCII itself, and for what looks like none.
    private static func ascii(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0..<0x80: return nil
        case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0)
        // Mathematical letters: A to Z and a to z in one style after the other, then digits.
        case 0x1D400...0x1D6A3:
            let place = (scalar.value - 0x1D400) % 52
            return Unicode.Scalar(place < 26 ? 0x41 + place : 0x61 + place - 26)
        case 0x1D7CE...0x1D7FF: return Unicode.Scalar(0x30 + (scalar.value - 0x1D7CE) % 10)
        default: break
        }
        return scalar.properties.generalCategory == .spaceSeparator ? " " : pairs[scalar]
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        guard !scalar.isASCII else { return false }
        return switch scalar.properties.generalCategory {
        case .control, .format, .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator: true
        default: scalar.properties.isDefaultIgnorableCodePoint
        }
    }

    /// Whether a letter is of a script whose letters are mistaken for ASCII ones.
    private static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // IPA; Greek, Cyrillic and Armenian; Cherokee; phonetic letters; raised ones and letter-like signs.
        case 0x250...0x2AF, 0x370...0x58F, 0x13A0...0x13FF, 0x1D00...0x1DBF, 0x2070...0x218F: true
        default: false
        }
    }
}

extension String {
    /// A name or value in a request as it may be shown, with what only passes for ASCII as an escape: `m\u{43E}de`.
    package var unmaskedName: String {
        let shown = shownName
        let impostors = Set(LookAlike.impostors(in: shown))
        guard !impostors.isEmpty else { return shown }
        return shown.unicodeScalars.map { scalar in
            impostors.contains(scalar)
                ? "\\u{\(String(scalar.value, radix: 16, uppercase: true))}" : String(scalar)
        }.joined()
    }

    /// Which of its characters only pass for ASCII, for a sentence: ` (U+043E is CYRILLIC SMALL LETTER O)`; empty when
    /// none does.
    package var unmaskingRemark: String {
        guard let scalar = LookAlike.impostors(in: shownName).first else { return "" }
        return
            " (\(scalar.codePoint) is \(scalar.properties.name ?? scalar.properties.nameAlias ?? "no letter of ASCII"))"
    }
}
