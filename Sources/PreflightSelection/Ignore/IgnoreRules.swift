/// The ignore files that a folder is under, its own last.
struct IgnoreRules {
    private var files: [(patterns: IgnoreFile, base: Int)] = []

    /// How many files there are, to come back to when a folder is left.
    var count: Int { files.count }

    /// Adds the ignore file of a folder further down.
    /// - Parameters:
    ///   - patterns: The file.
    ///   - base: Where in the path of what is asked for the part begins that is relative to the file's folder.
    mutating func add(_ patterns: IgnoreFile, base: Int) {
        if !patterns.isEmpty { files.append((patterns, base)) }
    }

    /// Forgets all but the first files.
    mutating func keep(_ count: Int) { files.removeLast(max(0, files.count - count)) }

    /// Whether a path is ignored, given that no folder above it is: the file furthest down that says something counts.
    func ignore(_ path: borrowing Span<UInt8>, isFolder: Bool) -> Bool {
        var index = files.count
        while index > 0 {
            index -= 1
            let file = files[index]
            if let isIgnored = file.patterns.ignores(path, from: file.base, isFolder: isFolder) {
                return isIgnored
            }
        }
        return false
    }
}
