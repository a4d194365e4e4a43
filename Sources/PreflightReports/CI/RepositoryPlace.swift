/// Where a run's folder is in the repository that CI systems look its paths up in.
///
/// A run's paths start at its own folder, and those of annotations, alerts and issues at the repository's root.
public struct RepositoryPlace: Sendable, Hashable {
    /// The repository's folder, without a slash at its end.
    let root: String
    /// The run's folder: the root, or one below it.
    let folder: String

    /// Creates a place; nil when a path is not absolute, or the run is not in the repository.
    /// - Parameters:
    ///   - root: The repository's folder, from the root of the machine.
    ///   - folder: The run's folder, from the root of the machine.
    public init?(root: String, folder: String) {
        guard root.hasPrefix("/"), folder.hasPrefix("/") else { return nil }
        self.root = ArtifactPath(root).text
        self.folder = ArtifactPath(folder).text
        guard self.folder == self.root || self.folder.hasPrefix(below) else { return nil }
    }

    /// A path of the run, as the repository has it. What is outside of the repository is absolute.
    /// - Parameter path: The path, resolved.
    /// - Returns: The path from the repository's root, or from that of the machine.
    func path(_ path: String) -> String {
        let absolute = path.hasPrefix("/") ? path : ArtifactPath("\(folder)/\(path)").text
        if absolute == root { return "." }
        return absolute.hasPrefix(below) ? String(absolute.dropFirst(below.count)) : absolute
    }

    /// What the paths below the root begin with.
    private var below: String { root == "/" ? "/" : root + "/" }
}
