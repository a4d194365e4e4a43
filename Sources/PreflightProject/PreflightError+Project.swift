package import PreflightModel

extension PreflightError.Code {
    /// A glob, or a template of paths, has a mistake.
    package static let invalidGlob = Self(rawValue: "invalidGlob")
    /// git could not tell which files changed.
    package static let unknownChanges = Self(rawValue: "unknownChanges")
}
