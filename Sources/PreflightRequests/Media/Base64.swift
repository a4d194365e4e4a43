package import PreflightModel
import PreflightText

/// Base64 as RFC 4648 states it in section 4: the alphabet with `+` and `/`, padded with `=`, and nothing else.
package enum Base64 {
    /// Decodes a text.
    ///
    /// A text with a mistake that decoders commonly forgive is decoded as they do, so that the file can be judged
    /// too; its mistake is told all the same.
    package static func decode(_ text: ArraySlice<UInt8>) -> Base64Reading {
        if text.isEmpty { return Base64Reading(bytes: [], mistake: "there is nothing in it") }
        if let bytes = strictBytes(text) { return Base64Reading(bytes: bytes) }
        return Base64Reading(bytes: lenientBytes(text), mistake: mistake(in: text))
    }

    /// The text of bytes.
    package static func encode(_ bytes: [UInt8]) -> String {
        let alphabet = Array(alphabet)
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count / 3 + 1) * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start...].prefix(3)
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                text.append(place > group.count ? padding : alphabet[bits >> (18 - 6 * place) & 63])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    static let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    static let padding = UInt8(ascii: "=")
}

extension Base64 {
    /// The first departure from RFC 4648 in a text, and where, counted in characters from 1; nil when there is none.
    static func mistake(in text: ArraySlice<UInt8>) -> String? {
        // All that comes before the first foreign character is ASCII, so bytes and characters count alike.
        let data = text.prefix { value(of: $0) != nil }
        let ending = text[data.endIndex...].prefix { $0 == padding }
        let rest = text[ending.endIndex...]
        let filled = data.count % 4
        let due = filled < 2 ? 0 : 4 - filled
        let firstPadding = data.count + 1
        let afterPadding = firstPadding + ending.count

        if ending.count > due {
            guard due > 0 else { return "character \(firstPadding) is '=', where no padding is due" }
            return "character \(firstPadding + due) is '=', after all the padding that is due"
        }
        if let first = rest.first {
            guard value(of: first) == nil else {
                return "character \(afterPadding) comes after padding, which is only for the end"
            }
            return "character \(afterPadding) is \(description(ofFirstIn: rest))"
        }
        if filled == 1 {
            return "character \(data.count) is alone in the last group, which is too little for a byte"
        }
        if ending.count < due {
            let missing = String(repeating: "=", count: due - ending.count)
            return "it ends after character \(text.count) without the padding '\(missing)'"
        }
        guard strictBytes(text) == nil else { return nil }
        return
            "character \(data.count), the last before the padding, has bits that no byte takes and that are not 0"
    }

    /// What a character is that is not of the alphabet. Shows it only when it is visible ASCII, so that it cannot
    /// disturb the report.
    private static func description(ofFirstIn text: ArraySlice<UInt8>) -> String {
        var rest = text.makeIterator()
        var decoder = UTF8()
        guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return "not UTF-8" }
        switch scalar {
        case "\n", "\r": return "a line break"
        case "\t": return "a tab"
        case " ": return "a space"
        case "-", "_": return "'\(scalar)', which only the URL-safe alphabet has"
        case "!"..."~": return "'\(scalar)', which Base64 does not have"
        default: return "\(scalar.codePoint), which Base64 does not have"
        }
    }
}

/// Reads `data:` URIs (RFC 2397), as far as they hold Base64.
enum DataURI {
    /// Longer than any media type with its parameters.
    private static let longestHead = 256

    static func read(_ text: ArraySlice<UInt8>) -> Base64Reading {
        let body = text.dropFirst("data:".utf8.count)
        guard let comma = body.prefix(longestHead).firstIndex(of: UInt8(ascii: ",")) else {
            return Base64Reading(
                bytes: nil, mistake: "its data: URI has no comma before the content", dataMediaType: "")
        }
        let head = String(decoding: body[..<comma], as: UTF8.self).split(
            separator: ";", omittingEmptySubsequences: false)
        let mediaType = head.first.map { $0.lowercased() } ?? ""
        guard head.dropFirst().last?.lowercased() == "base64" else {
            return Base64Reading(
                bytes: nil, mistake: "its data: URI is not in Base64 (';base64' is missing before the comma)",
                dataMediaType: mediaType)
        }
        var reading = Base64.decode(body[body.index(after: comma)...])
        reading.dataMediaType = mediaType
        return reading
    }
}

extension Base64 {
    /// The bytes that a forgiving decoder gives: one that passes over white space, takes the URL-safe alphabet
    /// too, and needs neither padding nor zeros in the bits that are left over. Nil when there is more to forgive.
    static func lenientBytes(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var fixed: [UInt8] = []
        // Room for padding that is missing.
        fixed.reserveCapacity(text.count + 2)
        for character in text where !isSpace(character) {
            fixed.append(standardCharacter(for: character) ?? character)
        }
        if fixed.isEmpty { return [] }

        let paddingCount = fixed.suffix(2).reversed().prefix { $0 == padding }.count
        fixed.removeLast(paddingCount)
        let filled = fixed.count % 4
        let due = filled == 0 ? 0 : 4 - filled
        // A group of one character has no byte: 3 would be due then.
        guard due < 3, paddingCount <= due else { return nil }
        if due > 0, let last = fixed.last, let value = value(of: last) {
            let kept = due == 2 ? value & 0b11_0000 : value & 0b11_1100
            fixed[fixed.count - 1] = Array(alphabet)[Int(kept)]
        }
        fixed += Array(repeating: padding, count: due)
        return strictBytes(fixed[...])
    }

    /// What the standard alphabet has for a character of the URL-safe one, of RFC 4648 section 5.
    static func standardCharacter(for character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "-"): UInt8(ascii: "+")
        case UInt8(ascii: "_"): UInt8(ascii: "/")
        default: nil
        }
    }

    /// The white space of ASCII, as HTML's forgiving decoder has it.
    static func isSpace(_ character: UInt8) -> Bool {
        switch character {
        case 0x09, 0x0A, 0x0C, 0x0D, 0x20: true
        default: false
        }
    }
}
