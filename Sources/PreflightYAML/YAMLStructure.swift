internal import PreflightModel

/// Refuses anchors, since an alias to an alias to an alias grows without bound, and deep nesting, since the YAML
/// library descends recursively. Both are judged from the bytes alone and hence a little too strictly.
struct YAMLStructure {
    let place: YAMLPlace

    /// Most levels of lists and mappings within each other. Profiles and settings need four.
    private static let depthLimit = 32

    /// Checks a file's bytes.
    func check(_ bytes: [UInt8]) throws(PreflightError) {
        var line = 1
        var column = 0
        var openBrackets = 0
        var isIndentation = true
        for (index, byte) in bytes.enumerated() {
            // Columns count characters, not bytes.
            if byte & 0xC0 != 0x80 { column += 1 }
            switch byte {
            case UInt8(ascii: "\n"):
                line += 1
                column = 0
                isIndentation = true
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
                guard !isIndentation || column <= 4 * Self.depthLimit else { throw tooDeep(line, column) }
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                openBrackets += 1
                guard openBrackets <= Self.depthLimit else { throw tooDeep(line, column) }
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                openBrackets = max(0, openBrackets - 1)
            case UInt8(ascii: "&") where Self.mayBeAnchor(at: index, in: bytes):
                throw place.mistake(
                    line, column,
                    "a word begins with '&': anchors are not read; expected the value itself")
            default:
                break
            }
            if !Self.isIndentation(byte) { isIndentation = false }
        }
    }

    private func tooDeep(_ line: Int, _ column: Int) -> PreflightError {
        place.mistake(line, column, "this is nested too deep; expected four levels")
    }

    /// Whether a `&` may begin an anchor. It begins none inside a word, nor behind a word or a quote on the same
    /// line, for there it is text, or no YAML at all; only a tag stands before an anchor like a word.
    private static func mayBeAnchor(at index: Int, in bytes: [UInt8]) -> Bool {
        if index + 1 < bytes.count, !isWord(bytes[index + 1]) { return false }
        if index > 0, isWord(bytes[index - 1]) { return false }
        guard let last = bytes[..<index].lastIndex(where: { !isBlank($0) }) else { return true }
        let byte = bytes[last]
        guard isWord(byte) && byte != UInt8(ascii: "-") || "/)'\"".utf8.contains(byte) else { return true }
        // As far back as any tag is long.
        let word = bytes[max(0, last - 255)...last].reversed().prefix {
            !isBlank($0) && $0 != UInt8(ascii: "\n")
        }
        return word.count == 256 || word.contains(UInt8(ascii: "!"))
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }

    private static func isIndentation(_ byte: UInt8) -> Bool { "\n -?:".utf8.contains(byte) }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default:
            false
        }
    }
}
