import MediaPreflight

/// The command line as it was given, before Swift repairs what is not UTF-8.
enum CommandArguments {
    /// The first argument that is not UTF-8, repaired to be shown. Its bytes name a file that a repaired string would
    /// not find, so it is refused rather than reported missing.
    static var firstUnreadable: String? {
        for index in 0..<Int(CommandLine.argc) {
            guard let argument = unsafe CommandLine.unsafeArgv[index] else { continue }
            if unsafe String(validatingCString: argument) == nil { return unsafe String(cString: argument) }
        }
        return nil
    }
}
