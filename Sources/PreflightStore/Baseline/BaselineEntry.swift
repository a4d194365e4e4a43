package import PreflightModel

/// A finding that was known when a baseline was written.
package struct BaselineEntry: Sendable, Hashable {
    /// The hash of the asset, or of the request's text: a moved file stays known, and a changed one does not.
    package var sha256: ContentHash
    /// The rule's code.
    package var code: String
    /// For a finding on a field of a request: the JSON pointer to it.
    package var pointer: String?
    /// Where it was, for people. It tells nothing apart.
    package var path: String

    /// Creates an entry.
    package init(sha256: ContentHash, code: String, pointer: String? = nil, path: String) {
        self.sha256 = sha256
        self.code = code
        self.pointer = pointer
        self.path = path
    }

    /// The order in which entries are found.
    func isFound(before other: BaselineEntry) -> Bool {
        (sha256, code, pointer ?? "", path) < (other.sha256, other.code, other.pointer ?? "", other.path)
    }

    /// The order in which entries are written.
    func isWritten(before other: BaselineEntry) -> Bool {
        (path, code, pointer ?? "", sha256) < (other.path, other.code, other.pointer ?? "", other.sha256)
    }
}
