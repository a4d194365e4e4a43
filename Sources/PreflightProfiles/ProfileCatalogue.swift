public import PreflightModel

/// The built-in profiles, and profiles from files.
public enum ProfileCatalogue {
    /// Ids of the built-in profiles, sorted.
    public static var ids: [String] { BuiltInProfiles.ids }

    /// The id of all built-in profiles together: what it accepts, all of them accept.
    public static let strictest = ProfileChoice.strictest

    /// The profile of a built-in id, or of a YAML file when the name has a slash or ends in `.yml` or `.yaml`; several of
    /// them, with commas between, as one; or ``strictest``.
    /// As its own document states it: without the upstream's limits.
    public static func profile(_ idOrPath: String) throws(PreflightError) -> Profile {
        try ProfileChoice(idOrPath).loaded().stated
    }

    /// The same, backed by its upstream's limits, as rules judge it.
    public static func effectiveProfile(_ idOrPath: String) throws(PreflightError) -> Profile {
        try ProfileChoice(idOrPath).loaded().effective
    }

    /// What a profile's file states, and what in it can be read and is yet likely not meant.
    /// - Parameters:
    ///   - idOrPath: A built-in profile's id, or the path of a YAML file.
    ///   - today: The day, `YYYY-MM-DD`, after which nobody can have read a document yet.
    /// - Returns: The profile, with what is odd in its file.
    /// - Throws: `PreflightError` as ``profile(_:)`` does.
    public static func audit(_ idOrPath: String, today: String) throws(PreflightError) -> ProfileAudit {
        try ProfileAuditor(loaded: ProfileLoader().load(idOrPath), today: today).audit()
    }
}
