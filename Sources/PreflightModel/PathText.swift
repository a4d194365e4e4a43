extension String {
    /// Whether another string is the same, byte by byte: unlike ==, which takes two spellings of a letter for one. To a
    /// file system and to JSON, an `é` and an `e` with an accent are two.
    /// - Parameter other: The other string.
    /// - Returns: Whether it is.
    package func isSame(as other: String) -> Bool {
        utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
    }

    /// What follows a path's last slash, be it one that an accent follows and Swift takes for another character.
    package var fileName: Substring {
        utf8.lastIndex(of: UInt8(ascii: "/")).map { self[utf8.index(after: $0)...] } ?? self[...]
    }

    /// A path up to and including its last slash; nil for a bare name.
    package var folderPrefix: String? {
        utf8.lastIndex(of: UInt8(ascii: "/")).map { String(self[..<utf8.index(after: $0)]) }
    }
}
