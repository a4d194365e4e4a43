package import PreflightModel

/// A finding that does not count, and why: an entry of `ignore`.
package struct SettingsIgnore: Sendable {
    /// The rule's code.
    package let code: String
    /// Why it does not count.
    package let reason: String
    /// The line of the settings file that says so.
    package let line: Int
    /// Where it does not count; nil for everywhere.
    let paths: [Glob]?
}

/// An output that is asked for: an entry of `outputs`.
package struct SettingsOutput: Sendable, Hashable {
    /// The format's name.
    package let format: String
    /// The file that it goes to, from the working directory; nil for standard output.
    package let path: String?
}

/// An image and a video that belong together.
package struct SettingsPair: Sendable, Hashable {
    /// What stands in the places of the templates' names, in the order of the image's.
    package let name: String
    /// The image's path, from the working directory.
    package let image: String
    /// The video's path, from the working directory.
    package let video: String
    /// The orientation to judge them under; nil for both.
    package let orientation: CharacterOrientation?
}

/// What is said of the files that a glob matches: an entry of `assets`.
struct AssetRule: Sendable {
    let glob: Glob
    let role: Subject?
    let orientation: CharacterOrientation?
}

/// Which images and videos belong together: an entry of `pairs`.
struct PairRule: Sendable {
    let image: GlobTemplate
    let video: GlobTemplate
    let orientation: CharacterOrientation?
}
