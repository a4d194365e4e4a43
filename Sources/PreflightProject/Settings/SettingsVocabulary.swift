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
