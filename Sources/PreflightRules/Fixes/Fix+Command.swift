import PreflightModel

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
