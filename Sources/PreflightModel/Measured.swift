/// Where a number came from. Every finding shows it, so that a reader can judge how far to trust the number.
public enum Evidence: String, Sendable, Hashable, CaseIterable {
    /// A field of the file's header said so (`IHDR`, SOF, sample description, sample table, edit list).
    case header
    /// The coded bitstream's own parameters said so (a sequence parameter set, a sequence header).
    case bitstream
    /// It was counted from the file's packets or fragments, because the header did not say.
    case packets
    /// The file system said so (size, type, permissions, name).
    case fileSystem = "file system"
    /// The headers of an HTTP response said so.
    case http = "HTTP"
    /// The request or the command line said so.
    case request
}

/// A value together with where it came from.
public struct Measured<Value: Sendable & Hashable>: Sendable, Hashable {
    /// The value that was measured.
    public var value: Value
    /// Where the value came from.
    public var evidence: Evidence

    /// Creates a measured value.
    package init(_ value: Value, _ evidence: Evidence) {
        self.value = value
        self.evidence = evidence
    }
}
