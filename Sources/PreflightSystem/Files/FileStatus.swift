#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// What the system says of a file without opening it.
package struct FileStatus: Sendable {
    /// What a path leads to.
    package enum Kind: Sendable, Hashable {
        case regular, folder, link, pipe, device, socket, other
    }

    /// What it is.
    package let kind: Kind
    /// Which file it is, whatever it is called.
    package let number: FileNumber
    /// What tells its content from any other.
    package let identity: FileIdentity
    /// Size in bytes.
    package var byteCount: Int64 { identity.byteCount }
    /// Whether nobody but this user can write to it. Who can write to a folder can put files into it.
    package let isOwn: Bool
    /// Who may read, write and run it.
    let permissions: mode_t

    /// Looks at what a path leads to.
    package init(_ path: some SystemPath, followsLink: Bool = true) throws(SystemFailure) {
        var status = stat()
        unsafe try path.call { unsafe followsLink ? stat($0, &status) : lstat($0, &status) }
        self.init(status)
    }

    /// Looks at an open file.
    init(of descriptor: Int32) throws(SystemFailure) {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw SystemFailure() }
        self.init(status)
    }

    private init(_ status: stat) {
        kind = Kind(status.st_mode)
        number = FileNumber(device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(status.st_ino))
        #if canImport(Darwin)
            let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
        #else
            let (modified, changed) = (status.st_mtim, status.st_ctim)
        #endif
        identity = FileIdentity(
            device: number.device, inode: number.inode, byteCount: Int64(status.st_size),
            modified: Clock.nanoseconds(modified), changed: Clock.nanoseconds(changed))
        isOwn = status.st_uid == geteuid() && status.st_mode & 0o022 == 0
        permissions = status.st_mode & 0o777
    }

    /// What a path leads to, symbolic links followed; nil for nothing that could be seen.
    package static func kind(of path: some SystemPath) -> Kind? { try? FileStatus(path).kind }

    /// Whether there is anything at a path, be it a link that leads nowhere.
    package static func isTaken(_ path: some SystemPath) -> Bool {
        (try? FileStatus(path, followsLink: false)) != nil
    }

    /// Whether a path is that of a symbolic link.
    package static func isLink(_ path: some SystemPath) -> Bool {
        (try? FileStatus(path, followsLink: false))?.kind == .link
    }
}

extension FileStatus.Kind {
    init(_ mode: mode_t) {
        self =
            switch mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .folder
            case S_IFLNK: .link
            case S_IFIFO: .pipe
            case S_IFCHR, S_IFBLK: .device
            case S_IFSOCK: .socket
            default: .other
            }
    }
}

/// Which file it is: two names of one file have the same number.
package struct FileNumber: Hashable, Sendable {
    /// The file system's device number.
    package let device: UInt64
    /// The file's number in its file system.
    package let inode: UInt64
}

extension FileNumber {
    /// The file that a path leads to, symbolic links followed; nil when there is none.
    package init?(of path: String) {
        guard let number = try? FileStatus(path).number else { return nil }
        self = number
    }
}

/// What tells the content of a file from that of any other, and from what it was before, without reading it.
///
/// The change time is the one that cannot be set by hand: whoever writes to a file, renames it, or sets its modification
/// time back, changes it.
package struct FileIdentity: Hashable, Sendable {
    /// The file system's device number.
    package var device: UInt64
    /// The file's number in its file system.
    package var inode: UInt64
    /// Size in bytes.
    package var byteCount: Int64
    /// When the content was last modified, in nanoseconds since 1970.
    package var modified: Int64
    /// When anything of the file was last changed, in nanoseconds since 1970.
    package var changed: Int64

    /// Puts together what was kept of a file.
    package init(device: UInt64, inode: UInt64, byteCount: Int64, modified: Int64, changed: Int64) {
        self.device = device
        self.inode = inode
        self.byteCount = byteCount
        self.modified = modified
        self.changed = changed
    }

    /// The identity of the regular file at a path, symbolic links followed; nil when there is none.
    package static func of(_ path: String) -> FileIdentity? {
        guard let status = try? FileStatus(path), status.kind == .regular else { return nil }
        return status.identity
    }
}
