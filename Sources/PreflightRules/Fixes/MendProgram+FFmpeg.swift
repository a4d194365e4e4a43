extension MendProgram {
    /// FFmpeg, which reads the original with one demuxer, and writes the copy.
    ///
    /// - Parameters:
    ///   - demuxer: FFmpeg's name of the original's format: nothing in the file makes it take it for a list of others.
    ///   - options: What stands between the two paths.
    /// - Returns: The program.
    static func ffmpeg(_ demuxer: String, _ options: [Word]) -> MendProgram {
        MendProgram(.ffmpeg, ["-nostdin"] + input(demuxer) + options + [.copy()])
    }

    /// FFmpeg, which decodes the original and throws away what it gets.
    ///
    /// - Parameters:
    ///   - demuxer: FFmpeg's name of the original's format.
    ///   - options: What is decoded.
    ///   - level: How much it says: `error` or `warning`.
    /// - Returns: The program.
    static func decoding(_ demuxer: String, _ options: [Word], level: String = "error") -> MendProgram {
        MendProgram(
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
