public import PreflightModel
public import PreflightSelection

/// What a project has settled for its assets in `.preflight.yml`.
///
/// Paths are given as the working directory sees them, ready to be opened.
public struct Settings: Sendable {
    /// The file they were read from, as it was named.
    public let file: String
    /// Whose limits are checked: an id, or the path of a YAML file.
    public let profile: String?
    /// The orientation to judge under where nothing else is said.
    public let orientation: CharacterOrientation?
    /// What is judged when nothing is named: files, folders and URLs. Without the key, the folder of the file.
    public let paths: [String]
    /// What alone is judged; empty for everything that has the name of an image, a video or a request.
    public let include: [PlacedGlob]
    /// What is left out.
    public let exclude: [PlacedGlob]
    /// Files that are requests.
    public let requests: [PlacedGlob]
    /// What a rule's findings count as, by the rule's code.
    public let severities: [String: Severity]
    /// What does not count, in the order it was written.
    public let ignores: [SettingsIgnore]
    /// The outputs that are asked for; empty when the key is missing.
    public let outputs: [SettingsOutput]
    /// The file of findings that are known already.
    public let baseline: String?
    /// From what on the run fails.
    public let failOn: FailureThreshold?

    let folder: SettingsFolder
    let assets: [AssetRule]
    let pairs: [PairRule]
}
