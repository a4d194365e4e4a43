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

    /// The first argument that would be read as a bundle of one-letter options. There is no use for one here, but a
    /// file named `-dash.png` would ask for help and end in success, unjudged.
    static var firstBundle: String? {
        CommandLine.arguments.dropFirst().prefix { $0 != "--" }.first { argument in
            argument.hasPrefix("-") && !argument.hasPrefix("--") && argument.utf8.count > 2
        }
    }
}
