import PreflightFetch
public import PreflightModel
import PreflightProbe
import PreflightProfiles
import PreflightRules

extension Preflight {
    /// The profile that the command-line tool takes unless told otherwise.
    package static let defaultProfile = "kkiai"

    /// Ids of the built-in profiles, sorted.
    public static var builtInProfiles: [String] { ProfileCatalogue.ids }

    /// The name of all built-in profiles together: what it accepts, every provider accepts.
    public static let strictestProfile = ProfileCatalogue.strictest

    /// Loads a profile, together with the limits that only its upstream documents.
    /// - Parameter idOrPath: A built-in profile's id, or the path of a YAML file; several of them with commas between, for
    ///   what all of them accept; or ``strictestProfile``.
    /// - Returns: The profile, ready to be judged against.
    /// - Throws: `PreflightError` when there is no such profile, or with file, line and what was
    ///   expected when it has a mistake.
    public static func profile(_ idOrPath: String) throws(PreflightError) -> Profile {
        try ProfileCatalogue.effectiveProfile(idOrPath)
    }

    /// Loads a profile as its own documents state it, without the limits that only its upstream documents.
    /// - Parameter idOrPath: A built-in profile's id, or the path of a YAML file.
    /// - Returns: The profile, to be shown or compared.
    /// - Throws: `PreflightError` as ``profile(_:)`` does.
    package static func statedProfile(_ idOrPath: String) throws(PreflightError) -> Profile {
        try ProfileCatalogue.profile(idOrPath)
    }

    /// What a profile's file states, and what in it can be read and is yet likely not meant.
    /// - Parameters:
    ///   - idOrPath: The path of a YAML file, or a built-in profile's id.
    ///   - today: The day, `YYYY-MM-DD`, after which nobody can have read a document yet.
    /// - Returns: The profile, with what is odd in its file.
    /// - Throws: `PreflightError` as ``profile(_:)`` does.
    package static func audit(profile idOrPath: String, today: String) throws(PreflightError) -> ProfileAudit
    {
        try ProfileCatalogue.audit(idOrPath, today: today)
    }

    /// Bounds FFmpeg's memory in the whole process: no single allocation of more than 64 MiB.
    ///
    /// For programs that judge strangers' files and use FFmpeg for nothing else, as `preflight` does. A program that
    /// decodes large video in the same process should not call it.
    public static func limitMemory() { AllocationLimit.apply(byteCount: 64 << 20) }

    /// Every rule's page, sorted by code.
    package static var rules: [RulePage] { RuleRegistry.pages }

    /// The name and version that reports carry.
    package static let tool = Report.Tool(name: "preflight", version: "0.1.0")

    /// All that the facts of a file depend on besides the file and the program's build.
    package static var measuringConditions: String {
        let versions = libraries.map { "\($0.name) \($0.version)" }.joined(separator: ", ")
        return "\(tool.version); \(versions); \(ProbeLimits.standard)"
    }

    /// The C libraries that measure and fetch media, in the versions linked at run time.
    package static var libraries: [LibraryVersion] { LinkedLibraries.all + [CurlLibrary.version] }
}
