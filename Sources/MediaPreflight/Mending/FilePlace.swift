#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A name in a folder, whether or not there is a file of that name: equal for all paths that lead there.
struct FilePlace: Hashable {
    private let folder: FileIdentity?
    private let folderPath: String
    private let name: String

    /// The place that a path leads to.
    init(_ path: String) {
        let parent = Self.folder(of: path)
        folder = FileIdentity(of: parent)
        // A folder that is not there yet has nothing but its path.
        folderPath = folder == nil ? parent : ""
        name =
            path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) }
            ?? path
    }

    /// A path's folder.
    static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Whether there is anything under a path, be it a link that leads nowhere.
    static func isTaken(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0
    }

    /// The path behind symbolic links; nil when it does not exist.
    static func resolved(_ path: String) -> String? {
        guard let text = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(text) }
        return unsafe String(validatingCString: text)
    }

    /// Makes a folder, and those it lies in, unless they are there.
    /// - Returns: Whether there is such a folder then; the reason is in `errno`.
    static func makeFolder(_ path: String) -> Bool {
        if unsafe mkdir(path, 0o777) == 0 { return true }
        var status = stat()
        if unsafe stat(path, &status) == 0 {
            if status.st_mode & S_IFMT == S_IFDIR { return true }
            errno = ENOTDIR
            return false
        }
        let parent = folder(of: path)
        guard parent != path, makeFolder(parent) else { return false }
        return unsafe mkdir(path, 0o777) == 0
    }
}

/// Which file it is, whatever it is called.
struct FileIdentity: Hashable {
    private let device: dev_t
    private let number: ino_t

    /// The file that a path leads to; nil when there is none.
    init?(of path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        device = status.st_dev
        number = status.st_ino
    }
}
