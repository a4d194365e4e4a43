import PreflightModel

/// Tells from a file's name whether it is meant to be an image or a video.
///
/// The first lists have every format that is told apart when a file is measured, and those that people take for one.
/// A file whose name is in none of the lists is opened, and its first bytes tell.
enum MediaName {
    private static let images =
        MediaFormats.images.values.flatMap(\.extensions) + [
            "pjpeg", "heics", "heifs", "avifs", "dib", "svgz", "jp2", "j2k", "jpf", "jpx", "jpm", "j2c",
            "jls",
            "psb", "tga",
        ]

    private static let videos =
        MediaFormats.containers.values.flatMap(\.extensions) + [
            "3gpp", "3gp2", "mk3d", "divx", "f4v", "m2ts", "m2t", "mpe", "m1v", "m2v", "vob", "wmv", "asf",
            "ogv",
            "mxf", "mjpg", "mjpeg", "y4m", "rm", "rmvb", "dv", "ivf",
        ]

    /// Extensions that programs' sources have too: TypeScript's. These files are media if they begin like a transport
    /// stream.
    private static let ambiguous = ["ts", "mts"]

    /// Extensions of files that are surely no media, so that walking through sources, documents and archives opens
    /// none of them.
    private static let others = [
        "txt md markdown rst adoc json jsonl ndjson json5 yaml yml toml xml html htm css scss sass less js mjs cjs",
        "jsx tsx vue svelte py pyi ipynb rb php java kt kts swift m mm c h cc cpp cxx hpp rs go zig cs fs vb scala clj",
        "ex exs erl hs ml lua pl pm r jl dart sh bash zsh fish ps1 bat cmd sql graphql proto ini cfg conf env lock",
        "log csv tsv diff patch map mk cmake gradle plist strings xib po pot tex bib srt vtt ass sub in am ac d",
        "pdf doc docx xls xlsx ppt pptx odt ods odp rtf epub zip gz tgz bz2 xz zst 7z rar tar jar war",
        "mp3 wav flac ogg oga opus aac m4a m4b wma aif aiff mid midi ttf otf woff woff2 eot",
        "db sqlite sqlite3 parquet npy npz pkl pt pth onnx wasm o a so dylib dll exe class pyc whl deb rpm dmg iso",
        "pem crt key pub asc sig sum mod snap golden sarif",
    ].flatMap { $0.split(separator: " ").map(String.init) }

    private static let still = packed(images).subtracting(unclear)
    private static let moving = packed(videos).subtracting(unclear)
    private static let unclear = packed(ambiguous)
    private static let known = packed(others)

    private static func packed(_ extensions: [String]) -> Set<UInt64> {
        Set(extensions.compactMap { packed(Array($0.utf8).span, 0..<$0.utf8.count) })
    }

    /// What a name says.
    enum Verdict {
        case image
        case video
        case other
        /// It is a video or a text: the content has to be looked at.
        case ambiguous
        /// Nothing: there is no extension, or one that is in no list.
        case unknown
    }

    /// What a name in a path says of its file.
    static func verdict(_ path: borrowing Span<UInt8>, _ name: Range<Int>) -> Verdict {
        guard let dot = name.last(where: { path[$0] == .dot }), dot > name.lowerBound,
            let ending = packed(path, (dot + 1)..<name.upperBound)
        else { return .unknown }
        if still.contains(ending) { return .image }
        if moving.contains(ending) { return .video }
        if known.contains(ending) { return .other }
        return unclear.contains(ending) ? .ambiguous : .unknown
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
