internal import PreflightModel

extension GlobTemplate {
    /// Reads the parts of a template.
    static func parts(_ bytes: ArraySlice<UInt8>, of text: String) throws(PreflightError) -> [Part] {
        var parts: [Part] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\\"):
                guard let escaped = rest.popFirst() else { throw error(text, "ends in a backslash") }
                parts.append(.literal(escaped))
            case UInt8(ascii: "*"):
                try requireSeparation(parts, of: text)
                parts.append(.anyText)
            case UInt8(ascii: "?"), UInt8(ascii: "["):
                let sign = Character(Unicode.Scalar(byte))
                throw error(
                    text, "has '\(sign)', which a template does not know; write \\\(sign) for the character")
            case UInt8(ascii: "}"): throw error(text, "has a '}' that closes nothing")
            case UInt8(ascii: "{"):
                guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else {
                    throw error(text, "lacks a closing brace")
                }
                let name = String(decoding: rest[..<end], as: UTF8.self)
                guard !name.isEmpty, name.utf8.allSatisfy(isWord) else {
                    throw error(text, "has the placeholder '{\(name)}': a name is letters, digits and _")
                }
                guard !parts.contains(.placeholder(name)) else {
                    throw error(text, "has the placeholder '{\(name)}' twice")
                }
                try requireSeparation(parts, of: text)
                parts.append(.placeholder(name))
                rest = rest[(end + 1)...]
            default: parts.append(.literal(byte))
            }
        }
        return parts
    }

    /// Of two parts side by side that can be any text, nobody could say which takes what.
    private static func requireSeparation(_ parts: [Part], of text: String) throws(PreflightError) {
        guard parts.last?.isVariable != true else {
            throw error(text, "has two placeholders or stars with nothing between them")
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
