public import PreflightModel

extension PreflightError.Code {
    /// A glob, or a template of paths, has a mistake.
    public static let invalidGlob = Self(rawValue: "invalidGlob")
    /// git could not tell which files changed.
    public static let unknownChanges = Self(rawValue: "unknownChanges")
}
