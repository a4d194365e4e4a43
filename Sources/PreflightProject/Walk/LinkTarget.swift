internal import PreflightModel
internal import PreflightSystem

/// What a symbolic link that was found leads to.
enum LinkTarget {
    /// What a link is taken for.
    ///
    /// A link to a file of the tree is a file of the tree; one to a folder of the tree is nothing new. One that leads
    /// out of the tree is not followed: what it leads to may be different on every machine.
    /// - Parameters:
    ///   - path: The link's path.
    ///   - root: The folder that is walked, links resolved.
    ///   - kind: What the link's name says; nil when a file of that name is not looked at.
    /// - Returns: What it is taken for; nil when it is not selected.
    static func kind(
        _ path: [UInt8], in root: ArraySlice<UInt8>, named kind: SelectedFile.Kind?
    ) -> SelectedFile.Kind? {
        do throws(SystemFailure) {
            let isFolder = try FileStatus(path).kind == .folder
            guard isFolder || kind != nil else { return nil }
            let target = try FilePlace.resolved(path)
            guard target == Array(root) || target.starts(with: root + [.slash]) else {
                let sort = isFolder ? "folder" : "file"
                return .problem(
                    SourceProblem(
                        .unavailable,
                        "this is a symbolic link to a \(sort) outside of the folder being checked; it was not followed"
                    ))
            }
            return isFolder ? nil : kind
        } catch {
            return kind == nil ? nil : .problem(problem(error, of: "symbolic link's target"))
        }
    }

    /// Why something that is named cannot be looked at.
    static func problem(_ failure: SystemFailure, of subject: String) -> SourceProblem {
        if failure.isLoop { return SourceProblem(.notRegularFile, "this is a loop of symbolic links") }
        if failure.isAbsence { return SourceProblem(.missing, "this \(subject) does not exist") }
        return SourceProblem(.unreadable, "this \(subject) cannot be opened: \(failure.description)")
    }
}
