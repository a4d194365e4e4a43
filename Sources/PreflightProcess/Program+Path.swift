#if canImport(Darwin)
    private import Darwin
#elseif canImport(Musl)
    private import Musl
#else
    private import Glibc
#endif

extension Program {
    /// Where a program is: in the first folder of `PATH` that has it.
    ///
    /// Folders that depend on where we are (an empty one, `.`, `bin`) are passed over: what is judged there is not
    /// ours, and a file named `git` in it must not be run.
    /// - Parameter name: The program's name, without a folder.
    /// - Returns: Its path; nil when there is none, or when the name has a slash.
    package static func path(of name: String) -> String? {
        let folders = unsafe getenv("PATH").map { unsafe String(cString: $0) }
        return path(of: name, in: folders ?? "/usr/local/bin:/usr/bin:/bin")
    }

    /// Where a program is, in a list of folders as `PATH` has it.
    static func path(of name: String, in folders: String) -> String? {
        guard !name.isEmpty, !name.utf8.contains(UInt8(ascii: "/")), !name.utf8.contains(0) else {
            return nil
        }
        return folders.split(separator: ":").lazy
            .filter { $0.utf8.first == UInt8(ascii: "/") }
            .map { "\($0)/\(name)" }
            .first(where: isProgram)
    }

    /// Whether a path leads to a file that may be run.
    private static func isProgram(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
            && access(path, X_OK) == 0
    }
}
