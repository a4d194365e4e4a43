import PreflightModel
import PreflightText

/// Words of a command that can be pasted into a POSIX shell.
enum ShellWord {
    /// A path, quoted so that neither the shell nor the program takes it for anything else.
    ///
    /// - Returns: nil when the path holds control characters, which a terminal may act on when it is pasted.
    static func path(_ path: String) -> String? { argument(path).map(quoted) }

    /// A path as the argument of a program: not yet quoted, but taken for nothing else.
    ///
    /// - Returns: nil when the path holds control characters, which a terminal may act on when it is pasted.
    static func argument(_ path: String) -> String? {
        guard !path.isEmpty, !hasControlCharacters(path) else { return nil }
        // A leading '-' would be an option, and FFmpeg takes what stands before a ':' for a protocol.
        let isPlain = path.hasPrefix("/") || path.hasPrefix("./") || path.hasPrefix("../")
        let needsPrefix = !isPlain && (path.hasPrefix("-") || path.utf8.contains(UInt8(ascii: ":")))
        return needsPrefix ? "./" + path : path
    }

    /// What to do, and, where a path keeps a command from being given, the reason.
    static func explained(_ summary: String, _ path: String) -> String {
        guard hasControlCharacters(path) else { return summary }
        return summary + " (no command is given for a name with control characters)"
    }

    private static func hasControlCharacters(_ path: String) -> Bool {
        path.unicodeScalars.contains(where: \.isControlling)
    }

    /// A word as it is when the shell would leave it so, in quotes otherwise.
    static func word(_ word: String) -> String {
        let isPlain = word.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"):
                true
            default: "-+.:_=".utf8.contains(byte)
            }
        }
        return isPlain && !word.isEmpty ? word : quoted(word)
    }

    /// A word in single quotes.
    static func quoted(_ word: String) -> String {
        "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}

extension Fix {
    /// A fix by a command on a file.
    ///
    /// - Parameters:
    ///   - summary: What to do. When the file's name keeps a command from being given, that is added to it.
    ///   - path: The file.
    ///   - command: The command, made of the file's name as a word of a shell; nil when none is sure to work.
    init(_ summary: String, on path: String, command: (_ file: String) -> String?) {
        self.init(ShellWord.explained(summary, path), command: ShellWord.path(path).flatMap(command))
    }
}
