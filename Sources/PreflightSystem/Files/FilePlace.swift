internal import PreflightModel
import PreflightText

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A name in a folder, whether or not there is a file of that name: equal for all paths that lead there.
package struct FilePlace: Hashable {
    private let folder: FileNumber?
    private let folderPath: String
    private let name: String

    /// The place that a path leads to.
    package init(_ path: String) {
        let parent = Self.folder(of: path)
        folder = try? FileStatus(parent).number
        // A folder that is not there yet has nothing but its path.
        folderPath = folder == nil ? parent : ""
        name = String(path.fileName)
    }

    /// The path of the folder that a path is in; `.` for a bare name.
    package static func folder(of path: String) -> String {
        guard let folder = path.folderPrefix else { return "." }
        return folder.utf8.count == 1 ? folder : String(folder.utf8.dropLast()) ?? folder
    }

    /// Whether two paths lead to one file, or to one name in one folder of a file that does not exist yet.
    /// - Parameters:
    ///   - left: A path.
    ///   - right: Another.
    /// - Returns: Whether they do.
    package static func isSame(_ left: String, _ right: String) -> Bool {
        if left.isSame(as: right) { return true }
        switch (try? FileStatus(left).number, try? FileStatus(right).number) {
        case (let left?, let right?): return left == right
        case (nil, nil):
            return String(left.fileName).isSame(as: String(right.fileName))
                && isSame(folder(of: left), folder(of: right))
        default: return false
        }
    }

    /// The path behind all symbolic links, without a slash at the end: empty for the root.
    package static func resolved(_ path: [UInt8]) throws(SystemFailure) -> [UInt8] {
        var real: [UInt8] = []
        unsafe try path.call { path in
            guard let text = unsafe realpath(path, nil) else { return -1 }
            defer { unsafe free(text) }
            unsafe real = Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
            return 0
        }
        return real == [UInt8(ascii: "/")] ? [] : real
    }

    /// The path behind all symbolic links; nil when it leads nowhere, or is not UTF-8.
    package static func resolved(_ path: String) -> String? {
        guard let real = try? resolved(Array(path.utf8)) else { return nil }
        return real.isEmpty ? "/" : String(validating: real, as: UTF8.self)
    }

    /// Makes a folder, and those it lies in, unless they are there.
    /// - Parameters:
    ///   - path: The folder.
    ///   - isPrivate: Whether they are for this user only.
    /// - Throws: `SystemFailure` when there is no such folder then.
    package static func makeFolder(_ path: String, isPrivate: Bool = false) throws(SystemFailure) {
        if FileStatus.kind(of: path) == .folder { return }
        do throws(SystemFailure) {
            unsafe try path.call { unsafe mkdir($0, isPrivate ? 0o700 : 0o777) }
        } catch {
            let parent = folder(of: path)
            // Another run may have been quicker.
            if error.code == EEXIST {
                guard FileStatus.kind(of: path) == .folder else { throw .noFolder }
                return
            }
            guard error.isAbsence, parent != path, !FileStatus.isTaken(parent) else { throw error }
            try makeFolder(parent, isPrivate: isPrivate)
            try makeFolder(path, isPrivate: isPrivate)
        }
    }

    /// Makes a folder whose path begins so and that nobody else has, for this user only.
    package static func makeUniqueFolder(_ path: String) throws(SystemFailure) -> String {
        let path = "\(path)\(String(UInt64.random(in: 0 ... .max), radix: 36))"
        unsafe try path.call { unsafe mkdir($0, 0o700) }
        return path
    }

    /// Makes a symbolic link.
    package static func makeLink(_ path: String, to target: some SystemPath) throws(SystemFailure) {
        unsafe try path.call { path in
            unsafe target.withCPath { target in unsafe symlink(target, path) }
        }
    }

    /// Makes an empty file under a name that was free: of two that come at once only one gets it.
    package static func claim(_ path: String) throws(SystemFailure) {
        try Descriptor.open(path, .exclusive(likeFileAt: path)).close()
    }

    /// Gives a file another name, in the place of what has it.
    package static func rename(_ path: String, to name: String) throws(SystemFailure) {
        guard !name.hasNUL else { throw .absence }
        unsafe try path.call { unsafe renameFile($0, name) }
    }

    /// Removes a file, when it is there.
    package static func remove(_ path: String) { _ = unsafe try? path.call { unsafe unlink($0) } }

    /// Removes a folder, when it is there and empty.
    package static func removeFolder(_ path: String) { _ = unsafe try? path.call { unsafe rmdir($0) } }
}

/// `rename` under a name that the type's own function does not hide.
private func renameFile(_ path: UnsafePointer<CChar>, _ name: String) -> Int32 { unsafe rename(path, name) }
