import Foundation
import PreflightModel
import PreflightProject
import PreflightRules

/// Settings from texts, with the words that the program has.
enum SettingsSample {
    static let vocabulary = SettingsVocabulary(
        codes: RuleRegistry.pages.map(\.code),
        profiles: ["fal", "kie", "kkiai", "kling-v1", "kling-v2", "replicate", "strictest", "ulazai"],
        formats: ["text", "json", "ndjson", "sarif", "junit", "github", "gitlab", "markdown", "html"])

    /// U+FDD0, which a literal may not have.
    static let noncharacter = String(decoding: [0xEF, 0xB7, 0x90] as [UInt8], as: UTF8.self)

    /// Reads a text as if it were a file's.
    static func read(
        _ yaml: String, named path: String = ".preflight.yml", from workingDirectory: String = "/work/project"
    ) throws -> Settings {
        try SettingsFile.settings(
            Array(yaml.utf8), named: path, from: workingDirectory, vocabulary: vocabulary)
    }
}
