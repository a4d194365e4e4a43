internal import PreflightModel

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
