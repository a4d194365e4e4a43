import PreflightModel
import PreflightSystem
import PreflightText
import PreflightYAML

/// A profile as its own document states it, and the same backed by its upstream's limits.
struct LoadedProfile {
    var stated: Profile
    var effective: Profile
    /// The file's root, to show what is odd in it; nil for built-in profiles and for several as one.
    var root: YAMLNode?
    /// The profile that it extends.
    var base: Profile?
    /// The profile behind it, as that is judged.
    var upstream: Profile?
}

/// Finds a profile by id or path, and the profiles it is built on.
struct ProfileLoader {
    /// What is being loaded, outermost first, to tell when a profile is built on itself.
    private var chain: [Origin] = []

    /// What was loaded on the way. Two profiles may be built on one, and that on two: each is read once.
    private let memory = Memory()

    private final class Memory { var loaded: [Origin: LoadedProfile] = [:] }

    /// Profiles built on profiles; two or three are real, and each costs the stack some frames.
    private static let chainLimit = 8

    static let subject = YAMLSubject(
        name: "the profile", code: .invalidProfile, expectation: "'id', 'name' and 'limits'")

    /// Where a profile's YAML is.
    private enum Origin: Hashable {
        case builtIn(String)
        case file(FileNumber)

        /// Ids that a profile from there may not take.
        var reservedIDs: [String] {
            switch self {
            case .builtIn: []
            case .file: BuiltInProfiles.ids + [ProfileChoice.strictest]
            }
        }
    }

    /// Loads a built-in profile, or a file when the name looks like a path.
    func load(_ name: String) throws(PreflightError) -> LoadedProfile {
        if YAMLFile.isPath(name) {
            let file = try YAMLFile(path: name, of: Self.subject)
            return try load(
                file.bytes, named: name, from: .file(file.number), directory: name.folderPrefix ?? "")
        }
        if let known = BuiltInProfiles.loaded(name) { return known }
        guard let yaml = BuiltInProfiles.yaml[name] else { throw unknown(name) }
        let loaded = try load(yaml, named: name, from: .builtIn(name), directory: "")
        BuiltInProfiles.keep(loaded, as: name)
        return loaded
    }

    private func load(
        _ bytes: [UInt8], named name: String, from origin: Origin, directory: String
    ) throws(PreflightError) -> LoadedProfile {
        let loaded = try read(bytes, named: name, from: origin, directory: directory)
        memory.loaded[origin] = loaded
        return loaded
    }

    private func read(
        _ bytes: [UInt8], named name: String, from origin: Origin, directory: String
    ) throws(PreflightError) -> LoadedProfile {
        guard !chain.contains(origin) else {
            throw PreflightError(.invalidProfile, "'\(name)' is built on itself; expected another profile")
        }
        if let loaded = memory.loaded[origin] { return loaded }
        guard chain.count < Self.chainLimit else {
            throw PreflightError(
                .invalidProfile,
                "'\(name)' is built on too many others; expected at most \(Self.chainLimit - 1)")
        }
        var inner = self
        inner.chain.append(origin)

        let root = try YAMLText(bytes: bytes, file: name, subject: Self.subject).root()
        let parser = try ProfileParser(root: root, reservedIDs: origin.reservedIDs)
        let base = try inner.referenced(parser.extends, in: directory)
        var stated = try parser.profile(on: base?.stated)
        stated.extends = base?.stated.id

        guard let upstream = try inner.referenced(parser.upstream, in: directory) else {
            // Nothing new stands behind it, but what it extends may have an upstream of its own.
            return LoadedProfile(
                stated: stated, effective: base.map { stated.inheriting($0.effective) } ?? stated, root: root,
                base: base?.stated, upstream: base?.upstream)
        }
        stated.upstream = upstream.stated.id
        return LoadedProfile(
            stated: stated, effective: stated.backed(by: upstream.effective), root: root, base: base?.stated,
            upstream: upstream.effective)
    }

    private func referenced(
        _ reference: YAMLNode?, in directory: String
    ) throws(PreflightError) -> LoadedProfile? {
        guard let reference else { return nil }
        let name = try reference.text()
        do {
            return try load(
                YAMLFile.isPath(name) && !name.hasPrefix("/") ? Self.withoutIdleSteps(directory + name) : name
            )
        } catch {
            throw reference.mistake(error.message)
        }
    }

    /// A path without the `./` in its middle, which lead nowhere. One in front stays: it tells a path from an id.
    private static func withoutIdleSteps(_ path: String) -> String {
        let steps = path.split(separator: "/", omittingEmptySubsequences: false)
        return steps.enumerated().filter { $0.offset == 0 || $0.element != "." }.map(\.element)
            .joined(separator: "/")
    }

    private func unknown(_ name: String) -> PreflightError {
        let ids = BuiltInProfiles.ids
        let hint = Suggestion.nearest(to: name, in: ids).map { "; did you mean '\($0)'?" } ?? ";"
        return PreflightError(
            .unknownProfile,
            "there is no profile '\(name)'\(hint) expected one of \(ids.joined(separator: ", ")), "
                // A profile is built on one other, not on several.
                + (chain.isEmpty ? "several of them with commas between, \(ProfileChoice.strictest), " : "")
                + "or a file whose name has a '/' or ends in .yml or .yaml"
        )
    }
}

extension Profile {
    /// This profile, with every limit that only another has, as the other has it.
    fileprivate func inheriting(_ base: Profile) -> Profile {
        var combined = self
        combined.limits.merge(base.limits) { own, _ in own }
        return combined
    }
}
