package import PreflightModel
internal import PreflightSystem
internal import PreflightYAML

/// Finds and reads `.preflight.yml`.
package enum SettingsFile {
    /// The names that are looked for. `preflight init` writes the first.
    package static let names = [".preflight.yml", ".preflight.yaml"]

    /// Looks for a settings file in a folder, then in the folder above, up to the root of the file system.
    /// - Parameter workingDirectory: The folder to begin in, an absolute path.
    /// - Returns: The path from that folder, such as `../.preflight.yml`; nil when there is none.
    /// - Throws: ``PreflightError`` when a folder has files of both names, since one would go unnoticed.
    package static func find(from workingDirectory: String) throws(PreflightError) -> String? {
        let depth = workingDirectory.utf8.split(separator: UInt8(ascii: "/")).count
        var folder = ""
        for _ in 0...depth {
            let found = names.map { folder + $0 }.filter {
                FileStatus.isTaken(absolute($0, from: workingDirectory))
            }
            guard found.count < 2 else {
                throw PreflightError(
                    .invalidSettings,
                    "there are both \(found.joined(separator: " and ")); expected one of them")
            }
            if let path = found.first { return path }
            folder += "../"
        }
        return nil
    }

    /// Reads a settings file.
    /// - Parameters:
    ///   - path: The file's path, absolute or from the working directory.
    ///   - workingDirectory: An absolute path.
    ///   - vocabulary: The words that other parts of the program define.
    /// - Returns: The settings.
    /// - Throws: ``PreflightError`` when the file cannot be read, or with file, line and column of a mistake in it.
    package static func read(
        _ path: String, from workingDirectory: String, vocabulary: SettingsVocabulary
    ) throws(PreflightError) -> Settings {
        let file = try YAMLFile(path: absolute(path, from: workingDirectory), named: path, of: subject)
        return try settings(
            file.bytes, named: path, from: workingDirectory, vocabulary: vocabulary)
    }

    /// Reads settings from bytes, as if they were a file's.
    package static func settings(
        _ bytes: [UInt8], named path: String, from workingDirectory: String, vocabulary: SettingsVocabulary
    ) throws(PreflightError) -> Settings {
        let root = try YAMLText(bytes: bytes, file: path, subject: subject).root()
        return try SettingsParser(
            folder: SettingsFolder(of: path, workingDirectory: workingDirectory), vocabulary: vocabulary
        ).settings(at: root)
    }

    private static let subject = YAMLSubject(
        name: "the settings", code: .invalidSettings, hasTemplates: true)

    private static func absolute(_ path: String, from workingDirectory: String) -> String {
        path.utf8.first == UInt8(ascii: "/") ? path : "\(workingDirectory)/\(path)"
    }
}

/// Words that settings use and that other parts of the program define.
package struct SettingsVocabulary: Sendable, Hashable {
    /// Codes of rules, such as `IMG003`.
    package var codes: [String]
    /// Ids of profiles. What looks like a path is not looked for among them.
    package var profiles: [String]
    /// Names of output formats, as `--format` takes them.
    package var formats: [String]

    /// Creates a vocabulary.
    package init(codes: [String], profiles: [String], formats: [String]) {
        self.codes = codes
        self.profiles = profiles
        self.formats = formats
    }
}
