internal import PreflightModel

/// An image or video that is not where a decoder looks for it: other bytes stand in front, or it was taken for text on
/// its way.
enum MisplacedContent: Hashable {
    /// It begins at an offset, behind bytes that a few words describe.
    case behind(String, offset: Int, String)
    /// A program that took it for text has changed its bytes.
    case changedAsText(String)
    /// It is written down in Base64.
    case inBase64(String)

    /// What reports call it, with why it is none of what it holds.
    var facts: OtherFacts {
        switch self {
        case .behind(let name, let offset, let junk):
            OtherFacts(
                identifiedAs: "\(name) behind other bytes",
                problem: SourceProblem(
                    .notMedia,
                    "\(name) data begin at byte \(offset); \(junk) in front, so decoders refuse the file"))
        case .changedAsText(let name):
            OtherFacts(
                identifiedAs: "\(name) changed as text",
                problem: SourceProblem(
                    .notMedia,
                    "these are \(name) data after a transfer or conversion of text, which changes bytes"
                ))
        case .inBase64(let name):
            OtherFacts(
                identifiedAs: "\(name) in Base64",
                problem: SourceProblem(.notMedia, "this is a text: \(name) data in Base64"))
        }
    }

    /// Looks for an image or video near a file's beginning; nil when none is there.
    static func identify(_ source: ByteSource) -> MisplacedContent? {
        let head = source.bytes(at: 0, count: 2048)
        if let name = changed.first(where: { head.starts(with: $0.0) })?.1 { return .changedAsText(name) }
        if isJPEGAsUTF8(head) { return .changedAsText("JPEG") }
        if let name = base64(head) { return .inBase64(name) }
        guard head.count > 1 else { return nil }
        for offset in 1..<head.count {
            // More than a few bytes are junk only when they are text, such as the head of an HTTP response: other
            // formats hold previews.
            if offset == 17, !head[..<offset].allSatisfy(isText) { return nil }
            guard offset <= 17 || isText(head[offset - 1]) else { return nil }
            if let name = name(of: head[offset...]) {
                return .behind(name, offset: offset, junk(head[..<offset]))
            }
        }
        return nil
    }

    /// Signatures that do not come about by chance.
    private static func name(of bytes: ArraySlice<UInt8>) -> String? {
        let start = bytes.startIndex
        func has(_ text: StaticString, at offset: Int) -> Bool {
            let wanted = unsafe UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
            guard bytes.count >= offset + wanted.count else { return false }
            return wanted.indices.allSatisfy { unsafe bytes[start + offset + $0] == wanted[$0] }
        }
        switch bytes[start] {
        case 0x89: return bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "PNG" : nil
        case 0xFF:
            // The marker that follows the first is a segment's.
            guard bytes.count > 3, bytes.starts(with: [0xFF, 0xD8, 0xFF]) else { return nil }
            let next = bytes[start + 3]
            return next == 0xDB || next == 0xEE || next == 0xFE || 0xC0...0xC4 ~= next || 0xE0...0xE2 ~= next
                ? "JPEG" : nil
        case UInt8(ascii: "G"): return has("GIF87a", at: 0) || has("GIF89a", at: 0) ? "GIF" : nil
        case UInt8(ascii: "R"):
            guard has("RIFF", at: 0) else { return nil }
            return has("WEBP", at: 8) ? "WebP" : has("AVI ", at: 8) ? "AVI" : nil
        case 0x1A: return bytes.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) ? "Matroska or WebM" : nil
        case 0x00: return has("ftyp", at: 4) && bytes[start + 1] == 0 ? "MP4, MOV or HEIC" : nil
        default: return nil
        }
    }

    private static func junk(_ bytes: ArraySlice<UInt8>) -> String {
        let count = bytes.count == 1 ? "1 byte stands" : "\(bytes.count) bytes stand"
        switch Array(bytes) {
        case [0xEF, 0xBB, 0xBF]: return "a byte order mark of 3 bytes stands"
        case [0xFF, 0xFE], [0xFE, 0xFF]: return "a byte order mark of 2 bytes stands"
        case let bytes where bytes.allSatisfy { $0 == 0x0A || $0 == 0x0D }:
            return bytes.count == 1 ? "a line end stands" : "line ends of \(bytes.count) bytes stand"
        case let bytes where bytes.starts(with: "HTTP/".utf8):
            return "the head of an HTTP response (\(bytes.count) bytes) stands"
        case let bytes where bytes.starts(with: "--".utf8):
            return "the head of a form's part (\(bytes.count) bytes) stands"
        default: return count
        }
    }

    /// What becomes of PNG's first bytes, which were chosen to show it: line ends changed, the eighth bit lost, bytes
    /// taken for Latin letters or for none.
    private static let changed: [([UInt8], String)] = [
        ([0x89, 0x50, 0x4E, 0x47, 0x0A, 0x1A, 0x0A], "PNG"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x1A, 0x0D], "PNG"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0D, 0x0A, 0x1A], "PNG"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0D, 0x0A], "PNG"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0A, 0x0A, 0x1A, 0x0A], "PNG"),
        ([0x09, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "PNG"),
        ([0xC2, 0x89, 0x50, 0x4E, 0x47], "PNG"), ([0xEF, 0xBF, 0xBD, 0x50, 0x4E, 0x47], "PNG"),
        ([0x3F, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "PNG"),
        ([0x3F, 0x50, 0x4E, 0x47, 0x0A, 0x1A, 0x0A], "PNG"),
        ([0xC3, 0xBF, 0xC3, 0x98, 0xC3, 0xBF], "JPEG"),
    ]

    /// A JPEG of which each byte that is no letter of ASCII became U+FFFD.
    private static func isJPEGAsUTF8(_ head: [UInt8]) -> Bool {
        let mark: [UInt8] = [0xEF, 0xBF, 0xBD]
        let start = Array(head.prefix(64))
        return start.starts(with: mark + mark + mark) && (start.contains("JFIF") || start.contains("Exif"))
    }

    /// The Base64 of a signature, which looks the same whatever follows it; with the prefix of a data: URI or without.
    private static func base64(_ head: [UInt8]) -> String? {
        var text = head.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x22 }
        if text.starts(with: "data:".utf8), let comma = text.prefix(256).firstIndex(of: UInt8(ascii: ",")) {
            text = text[(comma + 1)...]
        }
        let beginnings: [(String, String)] = [
            ("iVBORw0KGgo", "PNG"), ("/9j/", "JPEG"), ("R0lGODdh", "GIF"), ("R0lGODlh", "GIF"),
            ("AAAAIGZ0eXA", "MP4, MOV or HEIC"), ("AAAAHGZ0eXA", "MP4, MOV or HEIC"),
            ("AAAAGGZ0eXA", "MP4, MOV or HEIC"), ("AAAAFGZ0eXA", "MP4, MOV or HEIC"),
        ]
        guard let name = beginnings.first(where: { text.starts(with: $0.0.utf8) })?.1,
            text.prefix(80).allSatisfy(isText)
        else { return nil }
        return name
    }

    private static func isText(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != 0x7F || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}
