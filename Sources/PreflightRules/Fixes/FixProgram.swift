/// One program of a fix, and what it is told.
package struct FixProgram: Sendable, Hashable {
    /// The program.
    package let tool: Tool
    private let words: [Word]

    /// The programs that fix.
    package enum Tool: String, Sendable, Hashable, CaseIterable {
        /// FFmpeg: all videos, and most pictures.
        case ffmpeg
        /// libheif's: HEIC and AVIF.
        case heifConvert = "heif-convert"
        /// ImageMagick's: the colours of print.
        case imageMagick = "convert"
        /// ExifTool: what is not the picture.
        case exifTool = "exiftool"
        /// The system's: names.
        case copy = "cp"
    }

    /// One argument.
    enum Word: Sendable, Hashable, ExpressibleByStringLiteral {
        /// As it is.
        case text(String)
        /// The original's path, with something before it.
        case original(after: String = "")
        /// The copy's path, with something before it.
        case copy(after: String = "")
        /// An option that makes the program stop at damage; left out when damage is accepted.
        case strict(String)

        init(stringLiteral value: String) { self = .text(value) }
    }

    init(_ tool: Tool, _ words: [Word]) {
        self.tool = tool
        self.words = words
    }

    /// The arguments, for two paths that ``ShellWord/argument(_:)`` has made safe, or that are plain.
    package func arguments(
        original: String, copy: String, acceptingDamage acceptsDamage: Bool = false
    ) -> [String] {
        words.compactMap { word in
            switch word {
            case .text(let text): text
            case .strict(let text): acceptsDamage ? nil : text
            case .original(let prefix): prefix + original
            case .copy(let prefix): prefix + copy
            }
        }
    }

    /// The program and its arguments as a command of a POSIX shell.
    func command(original: String, copy: String, acceptingDamage acceptsDamage: Bool = false) -> String {
        let arguments = words.compactMap { word in
            switch word {
            case .text(let text): ShellWord.word(text)
            case .strict(let text): acceptsDamage ? nil : ShellWord.word(text)
            case .original(let prefix): ShellWord.quoted(prefix + original)
            case .copy(let prefix): ShellWord.quoted(prefix + copy)
            }
        }
        let variables = tool.needsPlainLocale ? Self.plainLocale.map { "\($0.key)=\($0.value)" } : []
        return (variables + [tool.rawValue] + arguments).joined(separator: " ")
    }

    /// Variables under which a program speaks English, and knows its own words.
    package static let plainLocale = ["LC_ALL": "C"]

    /// Whether the program takes something in a path for a pattern or a placeholder.
    func isMisled(by path: String) -> Bool {
        // ExifTool makes no copy of a file whose name says another format than the copy's.
        if tool == .exifTool, words.contains(.original()), !Self.isNamedAsImage(path) { return true }
        let special =
            switch tool {
            case .exifTool: "%"
            case .imageMagick: "%[]{}*?@~"
            case .ffmpeg, .heifConvert, .copy: ""
            }
        return path.contains { special.contains($0) }
    }
}

extension FixProgram {
    private static func isNamedAsImage(_ path: String) -> Bool {
        [".jpg", ".jpeg", ".png"].contains { path.lowercased().hasSuffix($0) }
    }
}

extension FixProgram.Tool {
    /// Whether the program fails in some languages: in Turkish, ImageMagick's `tiff` in capitals is not `TIFF`.
    fileprivate var needsPlainLocale: Bool { self == .imageMagick }

    /// How the program is had, in words.
    package var source: String {
        switch self {
        case .ffmpeg: "apt install ffmpeg, or brew install ffmpeg"
        case .heifConvert: "apt install libheif-examples, or brew install libheif"
        case .imageMagick: "apt install imagemagick, or brew install imagemagick"
        case .exifTool: "apt install libimage-exiftool-perl, or brew install exiftool"
        case .copy: "it belongs to every system"
        }
    }
}

extension FixProgram {
    /// FFmpeg, which reads the original with one demuxer, and writes the copy.
    ///
    /// - Parameters:
    ///   - demuxer: FFmpeg's name of the original's format: nothing in the file makes it take it for a list of others.
    ///   - options: What stands between the two paths.
    /// - Returns: The program.
    static func ffmpeg(_ demuxer: String, _ options: [Word]) -> FixProgram {
        FixProgram(.ffmpeg, ["-nostdin"] + input(demuxer) + options + [.copy()])
    }

    /// FFmpeg, which decodes the original and throws away what it gets.
    ///
    /// - Parameters:
    ///   - demuxer: FFmpeg's name of the original's format.
    ///   - options: What is decoded.
    ///   - level: How much it says: `error` or `warning`.
    /// - Returns: The program.
    static func decoding(_ demuxer: String, _ options: [Word], level: String = "error") -> FixProgram {
        FixProgram(
            .ffmpeg, ["-nostdin", "-v", .text(level)] + input(demuxer) + options + ["-f", "null", "-"])
    }

    private static func input(_ demuxer: String) -> [Word] {
        // A movie may name other files, and is believed by nobody.
        let guards: [Word] =
            switch demuxer {
            case "mov": ["-enable_drefs", "0", "-use_absolute_path", "0"]
            case "image2": ["-pattern_type", "none", "-c:v", "png"]
            default: []
            }
        // FFmpeg conceals damage unless told otherwise. Its TIFF decoder takes tags that it does not know for damage.
        let stops: [Word] =
            [.strict("-xerror")]
            + (demuxer == "tiff_pipe" ? [] : [.strict("-err_detect"), .strict("explode")])
        // Without '-nostdin', FFmpeg would swallow whatever is pasted behind the command.
        return stops + ["-protocol_whitelist", "file", "-f", .text(demuxer)] + guards + ["-i", .original()]
    }
}
