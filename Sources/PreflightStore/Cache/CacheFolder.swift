#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The folder that caches are kept in.
package enum CacheFolder {
    /// The folder that the environment names: `PREFLIGHT_CACHE_DIR`, else the place where the system keeps caches.
    /// - Parameter environment: The variables.
    /// - Returns: The folder; nil when nothing tells where it is.
    package static func path(_ environment: [String: String]) -> String? {
        func folder(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        if let own = folder("PREFLIGHT_CACHE_DIR") { return own }
        // The XDG specification has relative paths ignored.
        if let shared = folder("XDG_CACHE_HOME"), shared.hasPrefix("/") { return "\(shared)/preflight" }
        #if os(macOS)
            return folder("HOME").map { "\($0)/Library/Caches/preflight" }
        #else
            return folder("HOME").map { "\($0)/.cache/preflight" }
        #endif
    }

    /// Whether nobody else can put anything into a folder. Who can, could put in facts that files do not have.
    static func isOwn(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_uid == geteuid() && status.st_mode & 0o022 == 0
    }

    /// Whether a path is that of a symbolic link.
    static func isLink(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    /// Makes a folder and those above it, for this user only.
    /// - Returns: The system's number of the error; 0 when it is there.
    static func make(_ path: String) -> Int32 {
        let parents = path.indices.filter { path[$0] == "/" && $0 != path.startIndex }.map { path[..<$0] }
        for folder in parents + [path[...]] where unsafe mkdir(String(folder), 0o700) != 0 {
            let code = errno
            // Of those above, a root that may not be written to is no obstacle; the last one tells.
            if folder.endIndex == path.endIndex, code != EEXIST { return code }
        }
        return 0
    }
}
