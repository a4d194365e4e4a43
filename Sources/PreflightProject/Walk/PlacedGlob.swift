internal import PreflightSystem

/// A glob and the folder that it is relative to: the working directory for one of the command line, the
/// configuration's folder for one from there.
///
/// What is not below that folder is matched by its path below the folder in which it was found.
package struct PlacedGlob: Sendable, Hashable {
    /// The glob.
    package var glob: Glob
    /// The path of the folder it is relative to.
    package var folder: String

    /// Creates a glob that is relative to a folder.
    package init(_ glob: Glob, in folder: String = ".") {
        self.glob = glob
        self.folder = folder
    }
}

/// Globs whose folders have been looked up.
struct PlacedGlobs: Sendable {
    private let globs: [(glob: Glob, base: [UInt8])]

    init(_ globs: [PlacedGlob]) {
        self.globs = globs.map { placed in
            let folder = placed.folder.isEmpty ? "." : placed.folder
            // Below a folder that is not there nothing is found; no path has two slashes.
            let base = (try? FilePlace.resolved(Array(folder.utf8))) ?? [.slash, .slash]
            return (placed.glob, base + [.slash])
        }
    }

    var isEmpty: Bool { globs.isEmpty }

    /// Whether one of them matches a path whose folders match none.
    /// - Parameters:
    ///   - path: The path, links resolved.
    ///   - found: Where in it the part begins that is relative to the folder in which it was found.
    ///   - isFolder: Whether it is a folder's.
    /// - Returns: Whether one matches.
    func match(_ path: borrowing Span<UInt8>, found: Int, isFolder: Bool) -> Bool {
        for (glob, base) in globs
        where glob.matches(path, from: Self.start(path, base, found), isFolder: isFolder) {
            return true
        }
        return false
    }

    /// Whether one of them matches a path or a folder that it is in.
    func cover(_ path: borrowing Span<UInt8>, found: Int, isFolder: Bool) -> Bool {
        for (glob, base) in globs
        where glob.covers(path, from: Self.start(path, base, found), isFolder: isFolder) {
            return true
        }
        return false
    }

    private static func start(_ path: borrowing Span<UInt8>, _ base: [UInt8], _ found: Int) -> Int {
        path.count > base.count && path.has(base, at: 0) ? base.count : min(found, path.count)
    }
}
