public import PreflightModel

extension PreflightError.Code {
    /// A settings file cannot be read or has a mistake.
    public static let invalidSettings = Self(rawValue: "invalidSettings")
}
