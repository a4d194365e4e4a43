extension String {
    /// What follows a path's last slash, be it one that an accent follows and Swift takes for another character.
    package var fileName: Substring {
        utf8.lastIndex(of: UInt8(ascii: "/")).map { self[utf8.index(after: $0)...] } ?? self[...]
    }

    /// A path up to and including its last slash; nil for a bare name.
    package var folderPrefix: String? {
        utf8.lastIndex(of: UInt8(ascii: "/")).map { String(self[..<utf8.index(after: $0)]) }
    }
}
