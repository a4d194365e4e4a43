extension MendProgram {
    /// FFmpeg, which reads the original with one demuxer, and writes the copy.
    ///
    /// - Parameters:
    ///   - demuxer: FFmpeg's name of the original's format: nothing in the file makes it take it for a list of others.
    ///   - options: What stands between the two paths.
    /// - Returns: The program.
    static func ffmpeg(_ demuxer: String, _ options: [Word]) -> MendProgram {
        // A movie may name other files, and is believed by nobody.
        let guards: [Word] =
            demuxer == "mov" ? ["-enable_drefs", "0", "-use_absolute_path", "0"] : []
        // Without '-nostdin', FFmpeg would swallow whatever is pasted behind the command.
        let input: [Word] = ["-protocol_whitelist", "file", "-f", .text(demuxer)] + guards
        return MendProgram(.ffmpeg, ["-nostdin"] + input + ["-i", .original()] + options + [.copy()])
    }
}
