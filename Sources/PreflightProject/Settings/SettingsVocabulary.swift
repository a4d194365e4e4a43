/// Words that settings use and that other parts of the program define.
public struct SettingsVocabulary: Sendable, Hashable {
    /// Codes of rules, such as `IMG003`.
    public var codes: [String]
    /// Ids of profiles. What looks like a path is not looked for among them.
    public var profiles: [String]
    /// Names of output formats, as `--format` takes them.
    public var formats: [String]

    /// Creates a vocabulary.
    public init(codes: [String], profiles: [String], formats: [String]) {
        self.codes = codes
        self.profiles = profiles
        self.formats = formats
    }
}
