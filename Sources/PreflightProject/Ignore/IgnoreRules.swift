internal import PreflightModel

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

extension IgnoreRules {
    /// The ignore files that a folder is under before its own is read: those of the folders above it, up to the root
    /// of its git repository, and the repository's `info/exclude`.
    ///
    /// In a tree that is no repository `.preflightignore` files count alone, up to the file system's root: what we
    /// judge must not depend on whether the tree was cloned or unpacked.
    /// - Parameters:
    ///   - folder: The folder's path, links resolved.
    ///   - report: Called for each file that is there and cannot be read.
    /// - Returns: The files' rules.
    static func above(_ folder: [UInt8], report: ([UInt8], SourceProblem) -> Void) -> IgnoreRules {
        var rules = IgnoreRules()
        func add(_ file: [UInt8], base: Int) {
            do throws(SourceProblem) {
                if let patterns = try IgnoreFile.read(file) { rules.add(patterns, base: base) }
            } catch {
                report(file, error)
            }
        }
        let repository = Repository(around: folder)
        if let repository { add(repository.excludeFile, base: repository.root.count + 1) }
        let above = Repository.upwards(from: folder).dropFirst()
        for parent in above.prefix(while: { $0.count >= repository?.root.count ?? 0 }).reversed() {
            if repository != nil { add(parent.child(IgnoreFile.gitName), base: parent.count + 1) }
            add(parent.child(IgnoreFile.preflightName), base: parent.count + 1)
        }
        return rules
    }
}

extension [UInt8] {
    /// The path of what has a name in the folder with this path.
    func child(_ name: String) -> [UInt8] { self + [.slash] + name.utf8 }
}
