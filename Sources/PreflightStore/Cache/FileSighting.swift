package import PreflightSystem

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
        let moment = Clock.nanoseconds
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
