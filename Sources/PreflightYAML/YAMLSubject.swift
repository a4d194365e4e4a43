package import PreflightModel

/// What a YAML file is about, so that one reader speaks of profiles and of settings in their own words.
package struct YAMLSubject: Sendable {
    /// What messages call the file's content: `the profile`.
    package var name: String
    /// The code of every mistake in it.
    package var code: PreflightError.Code
    /// What an empty file lacks, such as `'id' and 'name'`; nil when a file may say nothing.
    package var expectation: String?
    /// Whether `{name}` is text wherever it stands, as in a path's template, where YAML would begin a mapping.
    package var hasTemplates: Bool

    /// Describes a kind of YAML file.
    package init(
        name: String, code: PreflightError.Code, expectation: String? = nil, hasTemplates: Bool = false
    ) {
        self.name = name
        self.code = code
        self.expectation = expectation
        self.hasTemplates = hasTemplates
    }
}
