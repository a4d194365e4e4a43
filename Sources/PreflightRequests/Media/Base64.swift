package import PreflightModel

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
