extension Collection<UInt8> {
    /// The bytes of a text in UTF-8 without the mark (U+FEFF) that Notepad and PowerShell write in front of it.
    package var withoutByteOrderMark: SubSequence {
        starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self[...]
    }
}

/// Encodings that editors and shells on Windows save, and that neither an API nor Preflight takes.
package enum WideEncoding: String, Sendable {
    case utf16 = "UTF-16"
    case utf32 = "UTF-32"

    /// How a text is made one that is read.
    package static let advice =
        "save it as UTF-8 without a byte order mark; PowerShell's `>` writes UTF-16: use `Set-Content -Encoding utf8NoBOM`"

    /// Tells by the first bytes, with or without a byte order mark. A JSON text, a command and a list begin with an
    /// ASCII character, so the bytes around it tell how wide the characters are.
    package init?(of bytes: [UInt8]) {
        // A movie begins with the size of its first box.
        guard !bytes.dropFirst(4).starts(with: "ftyp".utf8) else { return nil }
        // One bit a byte, the first one highest: whether it is zero.
        var zeros = 0
        for byte in bytes.prefix(4) { zeros = zeros << 1 | (byte == 0 ? 1 : 0) }
        switch (bytes.first, bytes.dropFirst().first, zeros) {
        case (0xFF, 0xFE, 0b0011), (0, 0, 0b1100): self = .utf32
        case (0xFF, 0xFE, _), (0xFE, 0xFF, _): self = .utf16
        // Never a single zero beside three others, so that a stray NUL is told as what it is.
        case (_, _, 0b0111), (_, _, 0b1110): self = .utf32
        case (_, _, 0b0101), (_, _, 0b1010): self = .utf16
        default: return nil
        }
    }
}
