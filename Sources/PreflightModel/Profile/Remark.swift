/// Something that a document says, that is worth knowing, and that no rule judges.
public struct Remark: Sendable, Hashable {
    /// It in one sentence.
    public var summary: String
    /// The document that says it.
    public var source: LimitSource

    /// Creates a remark.
    public init(summary: String, source: LimitSource) {
        self.summary = summary
        self.source = source
    }
}
