/// Tells from a file's name whether it is meant to be an image or a video.
///
/// The list has every format that is told apart when a file is measured, and those that people take for one: a name
/// that is not in it is not looked at, so it is better to have one too many.
enum MediaName {
    private static let images = [
        "jpg", "jpeg", "jpe", "jfif", "pjpeg", "mpo", "png", "apng", "webp", "gif", "heic", "heics", "heif",
        "heifs",
        "hif",
        "avif", "avifs", "bmp", "dib", "tif", "tiff", "svg", "svgz", "jp2", "j2k", "jpf", "jpx", "jpm", "j2c",
        "jxl",
        "jls", "ico", "psd", "psb", "tga",
    ]

    private static let videos = [
        "mp4", "m4v", "mov", "qt", "3gp", "3gpp", "3g2", "3gp2", "mkv", "mk3d", "webm", "avi", "divx", "flv",
        "f4v",
        "m2ts", "m2t", "mpg", "mpeg", "mpe", "m1v", "m2v", "vob", "wmv", "asf", "ogv", "mxf", "mjpg", "mjpeg",
        "y4m",
        "rm", "rmvb", "dv",
    ]

    /// Extensions that programs' sources have too: TypeScript's. These files are media if they begin like a transport
    /// stream.
    private static let ambiguous = ["ts", "mts"]

    private static let media = Set(
        (images + videos).compactMap { packed(Array($0.utf8).span, 0..<$0.utf8.count) })
    private static let unclear = Set(ambiguous.compactMap { packed(Array($0.utf8).span, 0..<$0.utf8.count) })

    /// What a name says.
    enum Verdict {
        case media
        case other
        /// The content has to be looked at.
        case unclear
    }

    /// What a name in a path says of its file.
    static func verdict(_ path: borrowing Span<UInt8>, _ name: Range<Int>) -> Verdict {
        guard let dot = name.last(where: { path[$0] == .dot }), dot > name.lowerBound,
            let ending = packed(path, (dot + 1)..<name.upperBound)
        else { return .other }
        if media.contains(ending) { return .media }
        return unclear.contains(ending) ? .unclear : .other
    }

    /// An extension in small letters, as a number; nil when it is too long to be one of ours.
    private static func packed(_ path: borrowing Span<UInt8>, _ part: Range<Int>) -> UInt64? {
        guard 1...8 ~= part.count else { return nil }
        var packed: UInt64 = 0
        for index in part {
            let byte = path[index]
            let isCapital = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
            packed = packed << 8 | UInt64(isCapital ? byte | 0x20 : byte)
        }
        return packed
    }

    /// How much of a file tells a transport stream: two packets of the longer kind.
    static let transportStreamBeginning = 2 * 192

    /// Whether a file's beginning is that of an MPEG transport stream: packets of 188 bytes, or of 192 where each has
    /// the time before it, that begin with a `G`.
    static func isTransportStream(_ beginning: [UInt8]) -> Bool {
        [(0, 188), (4, 192)].contains { offset, length in
            beginning.count > offset + length && beginning[offset] == UInt8(ascii: "G")
                && beginning[offset + length] == UInt8(ascii: "G")
        }
    }
}
