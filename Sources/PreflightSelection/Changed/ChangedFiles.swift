/// The files that changed since a revision.
public struct ChangedFiles: Sendable, Hashable {
    /// The path of the repository's root, links resolved, with a slash at the end.
    private let root: [UInt8]
    /// Paths below it. One of a folder, such as a submodule's, stands for all that is in it.
    private let paths: Set<[UInt8]>

    init(root: [UInt8], paths: Set<[UInt8]>) {
        self.root = root + [.slash]
        self.paths = paths
    }

    /// How many there are.
    public var count: Int { paths.count }

    /// Whether a file is among them.
    /// - Parameter path: Its path, with the links of its folder resolved.
    /// - Returns: Whether it is.
    func contains(_ path: borrowing Span<UInt8>) -> Bool {
        guard path.count > root.count, path.has(root, at: 0) else { return false }
        var relative: [UInt8] = []
        for index in root.count..<path.count {
            if path[index] == .slash, paths.contains(relative) { return true }
            relative.append(path[index])
        }
        return paths.contains(relative)
    }
}
