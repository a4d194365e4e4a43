package import PreflightModel

/// A file that was selected to be judged.
package struct SelectedFile: Sendable, Hashable {
    /// Its path: that of the folder as it was named, and on from there. Where it is not UTF-8 it is repaired to be
    /// shown, and the file is a problem.
    package var path: String
    /// What it is taken for.
    package var kind: Kind

    /// Creates a selected file.
    package init(path: String, kind: Kind) {
        self.path = path
        self.kind = kind
    }

    /// What a selected file is taken for.
    package enum Kind: Sendable, Hashable {
        /// An image or a video.
        case asset
        /// A request to a provider.
        case request
        /// What cannot be judged, and must not pass in silence: a folder that cannot be read, a link out of the tree.
        case problem(SourceProblem)
    }
}
