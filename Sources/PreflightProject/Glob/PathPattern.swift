/// A pattern of paths in git's notation, relative to a folder.
struct PathPattern: Sendable, Hashable {
    /// Its parts, of which each matches one name, or any number of folders (`**`).
    let parts: [Part]
    /// Whether it begins at the folder; else it is about the last name of a path, however deep.
    let isAnchored: Bool
    /// Whether it ends in a slash, which only a folder matches.
    let needsFolder: Bool

    enum Part: Sendable, Hashable {
        case name(NamePattern)
        /// No folder or more; at the end, one name or more.
        case anyFolders
    }

    /// Whether a path matches.
    /// - Parameters:
    ///   - path: Bytes that hold the path.
    ///   - start: Where the path begins; it ends with the bytes, and not in a slash.
    ///   - isFolder: Whether it is known to be a folder's.
    /// - Returns: Whether it matches.
    func matches(_ path: borrowing Span<UInt8>, from start: Int, isFolder: Bool) -> Bool {
        matches(path, start..<path.count, isFolder: isFolder)
    }

    /// Whether a path matches, or one of the folders it is in.
    func covers(_ path: borrowing Span<UInt8>, from start: Int, isFolder: Bool) -> Bool {
        for end in start..<path.count where path[end] == .slash {
            if matches(path, start..<end, isFolder: true) { return true }
        }
        return matches(path, from: start, isFolder: isFolder)
    }

    private func matches(_ path: borrowing Span<UInt8>, _ whole: Range<Int>, isFolder: Bool) -> Bool {
        // The folder that the pattern is relative to has no path.
        if whole.isEmpty || needsFolder && !isFolder { return false }
        guard isAnchored else {
            guard case .name(let pattern)? = parts.first else { return false }
            return pattern.matches(path, path.lastName(in: whole))
        }
        // The same search as in a name, with names for letters and `**` for the star.
        var part = 0
        var place = whole.lowerBound
        var star: (next: Int, place: Int)?
        while place <= whole.upperBound {
            let name = path.name(at: place, in: whole)
            if part < parts.count {
                switch parts[part] {
                case .anyFolders:
                    if part == parts.count - 1 { return true }
                    part += 1
                    star = (part, place)
                    continue
                case .name(let pattern):
                    if pattern.matches(path, name) {
                        part += 1
                        place = name.upperBound + 1
                        continue
                    }
                }
            }
            guard let last = star else { return false }
            place = path.name(at: last.place, in: whole).upperBound + 1
            part = last.next
            star = (part, place)
        }
        return part == parts.count
    }
}

extension UInt8 {
    static let slash = UInt8(ascii: "/")
    static let dot = UInt8(ascii: ".")
}

extension Span<UInt8> {
    /// The name that begins at a place in a path.
    func name(at place: Int, in path: Range<Int>) -> Range<Int> {
        var end = place
        while end < path.upperBound, self[end] != .slash { end += 1 }
        return place..<end
    }

    /// The last name of a path.
    func lastName(in path: Range<Int>) -> Range<Int> {
        var start = path.upperBound
        while start > path.lowerBound, self[start - 1] != .slash { start -= 1 }
        return start..<path.upperBound
    }
}
