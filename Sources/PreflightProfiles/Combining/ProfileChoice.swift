import PreflightModel
import PreflightYAML

/// What `--profile` asks for: one profile, several in a list with commas, or `strictest`, which is all of them.
struct ProfileChoice {
    /// The id of all built-in profiles together.
    static let strictest = "strictest"

    /// The names in the list, each once.
    private let names: [String]
    private let text: String

    /// Reads what was asked for.
    /// - Throws: `PreflightError` when the list has a gap.
    init(_ text: String) throws(PreflightError) {
        self.text = text
        guard text.contains(","), !Self.isFile(text) else {
            names = [text]
            return
        }
        var names: [String] = []
        for name in ProfileList.names(in: text) {
            guard !name.isEmpty else {
                throw PreflightError(
                    .unknownProfile, "'\(text)' has an empty name; expected ids with commas between them")
            }
            if !names.contains(name) { names.append(name) }
        }
        self.names = names
    }

    /// The profile, or the combination.
    func loaded() throws(PreflightError) -> LoadedProfile {
        guard names.contains(Self.strictest) || names.count > 1 else {
            return try ProfileLoader().load(names[0])
        }
        var ids: [String] = []
        for name in names {
            for id in name == Self.strictest ? BuiltInProfiles.ids : [name] where !ids.contains(id) {
                ids.append(id)
            }
        }
        var profiles: [LoadedProfile] = []
        for id in ids { profiles.append(try ProfileLoader().load(id)) }
        let name = Self.name(of: profiles.map(\.stated.name))
        func combined(_ profiles: [Profile]) -> Profile { .combining(profiles, id: id, name: name) }
        return LoadedProfile(
            stated: combined(profiles.map(\.stated)), effective: combined(profiles.map(\.effective)))
    }

    /// What reports call it: the list as it was given, without spaces.
    private var id: String { names.joined(separator: ",") }

    /// For sentences such as "it would not be accepted by all 38 providers".
    private static func name(of names: [String]) -> String {
        guard names.count <= 3, let last = names.last else { return "all \(names.count) providers" }
        return "all of " + names.dropLast().joined(separator: ", ") + " and \(last)"
    }

    /// Whether there is a file of this very name: one may have a comma in it.
    private static func isFile(_ text: String) -> Bool {
        YAMLFile.isPath(text) && (try? YAMLFile(path: text, of: ProfileLoader.subject)) != nil
    }
}
