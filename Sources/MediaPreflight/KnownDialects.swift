import PreflightModel
import PreflightRequests
import PreflightText
import Synchronization

/// The forms of request that are known, and whose they are. Read when the first request is: 38 profiles take longer than a
/// check of two files.
final class KnownDialects: Sendable {
    private let profile: Profile?
    private let dialect: String?
    private let loaded: Mutex<Known?> = Mutex(nil)

    struct Known: Sendable {
        /// The profile that was named, if one was, then the built-in ones.
        let profiles: [Profile]
        /// Which of the profiles a dialect is of, by its id.
        let owners: [String: Int]
        let reader: RequestReader
        let endpoints: EndpointIndex
        let isProfileGiven: Bool
    }

    /// - Parameters:
    ///   - profile: A built-in profile's id, or the path of a YAML file; nil for all.
    ///   - dialect: The id of the dialect that requests are in; nil to tell by their fields.
    /// - Throws: `PreflightError` when there is no such profile or dialect, or the profile has a mistake.
    init(profile: String?, dialect: String?) throws(PreflightError) {
        let own = try profile.map { name throws(PreflightError) in try Preflight.profile(name) }
        self.profile = own
        self.dialect = dialect
        guard let dialect else { return }
        let all = known.profiles.flatMap(\.dialects).map(\.id)
        guard all.contains(dialect) else { throw Self.unknown(dialect, among: all) }
        if let own, !own.dialects.isEmpty, !own.dialects.contains(where: { $0.id == dialect }) {
            throw PreflightError(
                .unknownDialect,
                "profile '\(own.id)' has no dialect '\(dialect)'; expected "
                    + own.dialects.map(\.id).joined(separator: " or "))
        }
    }

    /// - Parameter profile: Whose requests they are.
    init(by profile: Profile) {
        self.profile = profile
        dialect = nil
    }

    /// What is known.
    var known: Known {
        loaded.withLock { loaded in
            if let loaded { return loaded }
            let known = load()
            loaded = known
            return known
        }
    }

    private func load() -> Known {
        let builtIn =
            [Preflight.defaultProfile] + Preflight.builtInProfiles.filter { $0 != Preflight.defaultProfile }
        var profiles = profile.map { [$0] } ?? []
        // A combination brings the dialects of its profiles along.
        let own = Set(profile?.dialects.map(\.id) ?? [])
        for id in builtIn where id != profile?.id {
            // Those that are built in have no mistakes: tests read them all.
            guard var profile = try? Preflight.profile(id) else { continue }
            profile.dialects.removeAll { own.contains($0.id) }
            profiles.append(profile)
        }
        let dialects = profiles.flatMap(\.dialects)
        // A profile that says nothing of requests leaves all forms open.
        let ownCount = profile.flatMap { $0.dialects.isEmpty ? nil : $0.dialects.count }
        return Known(
            profiles: profiles,
            owners: Dictionary(
                profiles.enumerated().flatMap { index, profile in profile.dialects.map { ($0.id, index) } },
                uniquingKeysWith: { first, _ in first }),
            reader: RequestReader(
                dialects, candidateCount: dialect == nil ? ownCount : nil,
                preferred: (try? Preflight.profile(Preflight.defaultProfile))?.dialects.first?.id),
            endpoints: EndpointIndex(dialects), isProfileGiven: profile != nil)
    }

    private static func unknown(_ dialect: String, among ids: [String]) -> PreflightError {
        let hint = Suggestion.nearest(to: dialect, in: ids).map { "; did you mean '\($0)'?" } ?? ";"
        return PreflightError(
            .unknownDialect,
            "there is no dialect '\(dialect)'\(hint) expected one of \(ids.joined(separator: ", "))")
    }
}
