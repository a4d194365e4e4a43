import PreflightModel
import PreflightText

/// Names content that is neither a picture nor a video, so that a person sees at once what happened:
/// a pointer instead of the file, an error page saved under a video's name.
enum ForeignContent {
    /// What the first bytes are by their signature, in words; nil when that is not known.
    static func identify(_ head: [UInt8]) -> String? {
        for (magic, name) in magics where head.starts(with: magic) { return name }
        return head.starts(with: "RIFF".utf8) && head.has("WAVE", at: 8) ? "audio file" : nil
    }

    private static let magics: [([UInt8], String)] = [
        (Array("%PDF-".utf8), "PDF"), (Array("%!PS".utf8), "PostScript document"),
        ([0x50, 0x4B, 0x03, 0x04], "ZIP archive"),
        ([0x1F, 0x8B], "gzip archive"),
        ([0x00, 0x05, 0x16, 0x07], "AppleDouble file"),
        ([0x00, 0x05, 0x16, 0x00], "AppleSingle file"),
        (Array("ID3".utf8), "audio file"),
        (Array("fLaC".utf8), "audio file"),
        (Array("OggS".utf8), "Ogg file"),
        ([0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11], "ASF or WMV file"),
        ([0x7F, 0x45, 0x4C, 0x46], "program"),
        (Array("version https://git-lfs.github.com/spec/".utf8), "Git LFS pointer"),
        (Array("#EXTM3U".utf8), "playlist"),
    ]

    /// What a text is, in words; nil when the first bytes are none.
    static func identifyText(_ head: [UInt8]) -> String? {
        guard let text = text(head) else { return nil }
        let beginnings = [
            ("<!doctype html", "HTML page"), ("<html", "HTML page"), ("<head", "HTML page"),
            ("<body", "HTML page"),
            ("#extm3u", "playlist"), ("<?xml", "XML document"), ("{", "JSON document"),
            ("[", "JSON document"), ("curl ", "curl command"), ("curl.exe ", "curl command"),
            ("$ curl ", "curl command"),
        ]
        for (beginning, name) in beginnings where text.hasPrefix(beginning) { return name }
        return "text file"
    }

    /// The beginning in lower case when it is text: no control characters, and valid UTF-8 but for a cut-off end.
    private static func text(_ head: [UInt8]) -> String? {
        let bytes = head.withoutByteOrderMark
        let isText = bytes.allSatisfy { $0 >= 0x20 ? $0 != 0x7F : ($0 == 0x09 || $0 == 0x0A || $0 == 0x0D) }
        guard isText, !bytes.isEmpty else { return nil }
        // At most one scalar can be cut in two at the end; anything else invalid is not text.
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
        guard scalars.dropLast(3).allSatisfy({ $0 != "\u{FFFD}" }) else { return nil }
        let trimmed = bytes.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        return String(decoding: trimmed, as: UTF8.self).lowercased()
    }
}
