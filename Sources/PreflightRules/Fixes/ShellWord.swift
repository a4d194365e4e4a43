/// Words of a command that can be pasted into a POSIX shell.
enum ShellWord {
    /// A path, quoted so that neither the shell nor the program takes it for anything else.
    ///
    /// - Returns: nil when the path holds control characters, which a terminal may act on when it is pasted.
    static func path(_ path: String) -> String? {
        guard !path.isEmpty, !path.unicodeScalars.contains(where: Self.isControl) else { return nil }
        // A leading '-' would be an option, and FFmpeg takes what stands before a ':' for a protocol.
        let isPlain = path.hasPrefix("/") || path.hasPrefix("./") || path.hasPrefix("../")
        let needsPrefix = !isPlain && (path.hasPrefix("-") || path.utf8.contains(UInt8(ascii: ":")))
        return quoted(needsPrefix ? "./" + path : path)
    }

    /// A word in single quotes.
    static func quoted(_ word: String) -> String {
        "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    /// Control characters, and the invisible ones that reorder what is shown.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
