extension Settings {
    /// Whether any files belong together.
    public var hasPairs: Bool { !pairs.isEmpty }

    /// The path of the settings' folder, from the working directory.
    public var folderPath: String { folder.resolved("") }

    /// A path as the settings' folder sees it; nil for what lies outside it.
    public func relative(_ path: String) -> String? { folder.relative(path) }
}
