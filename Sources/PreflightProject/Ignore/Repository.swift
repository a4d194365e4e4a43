internal import PreflightSystem

/// The git repository that a folder is in.
struct Repository {
    /// The path of its work tree, links resolved, without a slash at the end.
    let root: [UInt8]

    /// Looks for the repository of a folder, upwards.
    /// - Parameter folder: The folder's path, links resolved.
    init?(around folder: [UInt8]) {
        guard let root = Self.upwards(from: folder).first(where: { Self.exists($0 + Self.name) }) else {
            return nil
        }
        self.root = root
    }

    private static let name = Array("/.git".utf8)

    /// A folder and all that it is in, the innermost first.
    static func upwards(from folder: [UInt8]) -> [[UInt8]] {
        var folders = [folder]
        while let slash = folders[folders.count - 1].lastIndex(of: .slash) {
            folders.append(Array(folders[folders.count - 1][..<slash]))
        }
        return folders
    }

    private static func exists(_ path: [UInt8]) -> Bool { FileStatus.kind(of: path) != nil }

    /// The file with patterns that are of this copy alone, `.git/info/exclude`.
    ///
    /// Where more than one work tree shares a repository, `.git` is a file that names the work tree's own folder in
    /// it, and a file in there names the one that they share.
    var excludeFile: [UInt8] {
        var folder = root + Self.name
        if let link = Self.line(of: folder), let own = link.stripping("gitdir: ") {
            folder = Self.resolved(own, in: root)
            if let shared = Self.line(of: folder + Array("/commondir".utf8)) {
                folder = Self.resolved(shared, in: folder)
            }
        }
        return folder + Array("/info/exclude".utf8)
    }

    private static func line(of path: [UInt8]) -> [UInt8]? {
        guard let bytes = try? OpenFile.beginning(of: path, count: 8192) else { return nil }
        return Array(bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") })
    }

    private static func resolved(_ path: [UInt8], in folder: [UInt8]) -> [UInt8] {
        path.first == .slash ? path : folder + [.slash] + path
    }
}

extension [UInt8] {
    /// What follows a beginning; nil when it does not begin so.
    fileprivate func stripping(_ beginning: String) -> [UInt8]? {
        starts(with: beginning.utf8) ? Array(dropFirst(beginning.utf8.count)) : nil
    }
}
