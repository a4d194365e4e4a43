/// What is known of a file that is neither a picture nor a video, or that could not be read.
package struct OtherFacts: Sendable, Hashable {
    /// What the content is, in words (`Git LFS pointer`, `HTML page`); nil when it is not known.
    package var identifiedAs: String?
    /// Why nothing could be measured.
    package var problem: SourceProblem

    /// Creates facts of another file.
    package init(identifiedAs: String? = nil, problem: SourceProblem) {
        self.identifiedAs = identifiedAs
        self.problem = problem
    }
}

/// Why a source gave no media facts.
public struct SourceProblem: Error, Sendable, Hashable {
    /// What kind of problem it is.
    public var kind: Kind
    /// One sentence for people.
    public var detail: String

    /// Creates a problem.
    package init(_ kind: Kind, _ detail: String) {
        self.kind = kind
        self.detail = detail
    }

    /// The system lets nobody like us read the file: what a change of its permissions fixes.
    package static let permissionDenied = SourceProblem(
        .unreadable, "this file may not be read: permission denied")

    /// The same of a folder.
    package static let folderDenied = SourceProblem(
        .unreadable, "this folder may not be read: permission denied")

    /// What cannot be written down cannot be named in a report, nor be asked for again.
    package static let undecodableName = SourceProblem(.unreadable, "the file's path is not UTF-8")

    /// What can keep a source from being measured.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// There is no file of that name.
        case missing
        /// A directory, device, pipe, socket, or a loop of symbolic links.
        case notRegularFile
        /// The file may not be opened, or reading it failed.
        case unreadable
        /// The file has no bytes.
        case empty
        /// The content is not a picture or video.
        case notMedia
        /// Its bytes are not at hand: a URL that was not or could not be fetched, or Base64 that cannot be decoded.
        case unavailable
        /// A bound on time, memory or structure was reached before the facts were known.
        case limitReached
        /// What measures it crashed, hung, or gave no answer that makes sense.
        case measurementFailed
    }
}
