public import PreflightModel

/// A copy that was made, measured and judged.
public struct FixedCopy: Sendable, Hashable {
    /// Where it is; nil when it would still not be accepted, and was removed again.
    public let path: String?
    /// What was found about it.
    public let report: Report
    /// What was done for it, in a few words each.
    package let steps: [String]
    /// How often it was made: each time from the original, with what the time before had shown.
    package let rounds: Int
}

/// A program that is needed and not there.
public struct MissingProgram: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// How it is had, in words.
    public let source: String
}

extension PreflightError.Code {
    /// A program that fixes is not installed.
    public static let missingProgram = Self(rawValue: "missingProgram")
    /// A program that fixes failed.
    public static let failedProgram = Self(rawValue: "failedProgram")
    /// The original does not decode cleanly, and a copy would hide that.
    public static let damagedOriginal = Self(rawValue: "damagedOriginal")
    /// A copy cannot be written where it belongs.
    public static let unwritableCopy = Self(rawValue: "unwritableCopy")
}
