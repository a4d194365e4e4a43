/// Tells from a file's first bytes whether it is an image or a video, for files whose names say nothing.
///
/// Only signatures that do not come about by chance count: what is taken for media is judged, and may fail.
enum MediaBeginning {
    /// How many bytes tell.
    static let byteCount = 3 * 192

    /// Whether a file that begins with these bytes is an image or a video.
    static func isMedia(_ bytes: [UInt8]) -> Bool {
        beginnings.contains { bytes.starts(with: $0) } || isInContainer(bytes) || isBitmap(bytes)
            || isTransportStream(bytes) || isImageBehindOthers(bytes)
    }

    /// Packets of 188 bytes, or of 192, that begin with a `G`. Two letters may stand so in a text; three whose packets
    /// hold something, with bytes that are no text, do not.
    private static func isTransportStream(_ bytes: [UInt8]) -> Bool {
        [(0, 188), (4, 192)].contains { offset, length in
            let starts = (0..<3).map { offset + $0 * length }
            return starts.allSatisfy {
                $0 + 3 < bytes.count && bytes[$0] == UInt8(ascii: "G") && bytes[$0 + 1] & 0x80 == 0
                    && bytes[$0 + 3] & 0x30 != 0
            } && bytes.contains { $0 == 0 || $0 >= 0x80 }
        }
    }

    /// Whether a PNG or JPEG begins behind a few bytes of something else, such as a mark of text or a line of a protocol.
    private static func isImageBehindOthers(_ bytes: [UInt8]) -> Bool {
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        return bytes.indices.dropFirst().contains { offset in
            let isImage =
                switch bytes[offset] {
                case 0x89: bytes[offset...].starts(with: png)
                case 0xFF:
                    bytes[offset...].starts(with: [0xFF, 0xD8, 0xFF])
                        && has(["JFIF", "Exif"], bytes, at: offset + 6)
                default: false
                }
            // More than a few bytes are junk only when they are text: other formats hold previews.
            return isImage
                && (offset <= 16 || bytes[..<offset].allSatisfy { 0x20..<0x7F ~= $0 || 9...13 ~= $0 })
        }
    }

    private static let beginnings: [[UInt8]] = [
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [0xFF, 0xD8, 0xFF], Array("GIF87a".utf8),
        Array("GIF89a".utf8), [0x49, 0x49, 0x2A, 0x00], [0x4D, 0x4D, 0x00, 0x2A],
        [0x49, 0x49, 0x2B, 0x00, 8, 0],
        [0x4D, 0x4D, 0x00, 0x2B, 0, 8], [0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20],
        [0, 0, 0, 12, 0x4A, 0x58, 0x4C, 0x20], [0xFF, 0x4F, 0xFF, 0x51], Array("8BPS".utf8),
        [0x1A, 0x45, 0xDF, 0xA3], Array("FLV\u{1}".utf8), [0, 0, 1, 0xBA], Array("DKIF\0\0".utf8),
        Array("FUJIFILMCCD-RAW".utf8), [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11],
    ]

    /// RIFF and files of boxes, which have other contents, too.
    private static func isInContainer(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: "RIFF".utf8) { return has(["WEBP", "AVI "], bytes, at: 8) }
        let sounds = ["M4A ", "M4B ", "M4P ", "F4A ", "F4B "]
        if has(["ftyp"], bytes, at: 4) { return !has(sounds, bytes, at: 8) }
        return has(["moov", "mdat", "moof", "styp"], bytes, at: 4)
    }

    /// Two letters are not enough: the length of the second header must be one that there is.
    private static func isBitmap(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: "BM".utf8) && bytes.count > 26
            && [12, 40, 52, 56, 64, 108, 124].contains(bytes[14]) && bytes[15...17].allSatisfy { $0 == 0 }
    }

    private static func has(_ words: [String], _ bytes: [UInt8], at offset: Int) -> Bool {
        bytes.count >= offset + 4 && words.contains { bytes[offset...].starts(with: $0.utf8) }
    }
}
