/// The braces of `{name}` and `{png,jpg}`, hidden from the YAML library.
///
/// YAML begins a mapping with a brace, so `{image: characters/{name}.png}` could not be read, though it is how anyone
/// would write it. A brace pair with neither blank nor colon inside is never a mapping that settings have. Its braces
/// and commas are exchanged for stand-ins before the text is parsed, character for character, so that every line and
/// column stays right, and back in each value. The stand-ins are U+FDD0 to U+FDD2: noncharacters, which Unicode keeps
/// for use inside a program.
enum TemplateBraces {
    private static let characters = Array("{},".utf8)
    /// What the stand-ins' UTF-8 begins with. The third byte is `firstLastByte` and the place in `characters`.
    private static let beginning: [UInt8] = [0xEF, 0xB7]
    private static let firstLastByte: UInt8 = 0x90

    /// Where a text has a stand-in of its own.
    static func firstStandIn(in text: String) -> String.Index? {
        let bytes = text.utf8
        return bytes.indices.first { character(at: bytes[$0...]) != nil }
    }

    /// A text with the braces of its templates exchanged.
    static func hidden(in text: String) -> String {
        var hidden: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
            hidden += rest[..<open]
            let inside = rest[(open + 1)...].prefix(while: isInside)
            if !inside.isEmpty, inside.endIndex < rest.endIndex, rest[inside.endIndex] == UInt8(ascii: "}") {
                for byte in rest[open...inside.endIndex] { append(byte, to: &hidden) }
                rest = rest[(inside.endIndex + 1)...]
            } else {
                hidden += rest[open..<inside.endIndex]
                rest = rest[inside.endIndex...]
            }
        }
        return String(decoding: hidden + rest, as: UTF8.self)
    }

    /// A value with its braces put back.
    static func restored(in text: String) -> String {
        var restored: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.first {
            let character = character(at: rest)
            restored.append(character ?? byte)
            rest = rest.dropFirst(character == nil ? 1 : 3)
        }
        return String(decoding: restored, as: UTF8.self)
    }

    private static func append(_ byte: UInt8, to hidden: inout [UInt8]) {
        if let place = characters.firstIndex(of: byte) {
            hidden += beginning + [firstLastByte + UInt8(place)]
        } else {
            hidden.append(byte)
        }
    }

    /// The character that the stand-in in front stands for; nil when there is none.
    private static func character(at bytes: some Collection<UInt8>) -> UInt8? {
        let standIn = bytes.prefix(3)
        guard standIn.starts(with: beginning), let last = standIn.dropFirst(2).first, last >= firstLastByte
        else {
            return nil
        }
        let place = Int(last - firstLastByte)
        return characters.indices.contains(place) ? characters[place] : nil
    }

    private static func isInside(_ byte: UInt8) -> Bool {
        byte > UInt8(ascii: " ") && !"{}[]:#\"'\\".utf8.contains(byte)
    }
}
