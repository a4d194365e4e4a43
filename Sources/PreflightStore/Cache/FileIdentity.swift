#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

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

    package init(device: UInt64, inode: UInt64, byteCount: Int64, modified: Int64, changed: Int64) {
        self.device = device
        self.inode = inode
        self.byteCount = byteCount
        self.modified = modified
        self.changed = changed
    }

    /// The identity of the regular file at a path, symbolic links followed; nil when there is none.
    package static func of(_ path: String) -> FileIdentity? {
        var status = stat()
        // A NUL would cut the path short on its way to the system.
        guard !path.utf8.contains(0), unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG
        else { return nil }
        #if canImport(Darwin)
            let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
        #else
            let (modified, changed) = (status.st_mtim, status.st_ctim)
        #endif
        return FileIdentity(
            device: UInt64(truncatingIfNeeded: status.st_dev),
            inode: UInt64(truncatingIfNeeded: status.st_ino), byteCount: Int64(status.st_size),
            modified: nanoseconds(modified), changed: nanoseconds(changed))
    }

    /// A file system may hold any time: 292 years are kept apart, and what is beyond is only not cached.
    fileprivate static func nanoseconds(_ time: timespec) -> Int64 {
        let (product, overflows) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, exceeds) = product.addingReportingOverflow(Int64(time.tv_nsec))
        return overflows || exceeds ? .max : sum
    }
}

/// A file's identity, and when it was looked at.
package struct FileSighting: Hashable, Sendable {
    package var identity: FileIdentity
    /// A moment just before the look, in nanoseconds since 1970.
    package var moment: Int64

    package init(identity: FileIdentity, moment: Int64) {
        self.identity = identity
        self.moment = moment
    }

    /// Looks at the regular file at a path; nil when there is none.
    package static func of(_ path: String) -> FileSighting? {
        var now = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &now)
        let moment = FileIdentity.nanoseconds(now)
        return FileIdentity.of(path).map { FileSighting(identity: $0, moment: moment) }
    }

    /// Whether the file had rested for so long that whatever is written to it from then on changes its times.
    ///
    /// A file system counts time in steps, of 2 s where they are longest (FAT). A file that is written to again within a
    /// step keeps its times, and what was read of it in between would be taken for what it holds now. git, which calls such
    /// an entry of its index racily clean, compares the contents; we do not keep what is known of the file.
    package var isSettled: Bool {
        let (rest, overflows) = moment.subtractingReportingOverflow(max(identity.modified, identity.changed))
        return !overflows && rest >= 2_000_000_000
    }
}
