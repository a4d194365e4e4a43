/// What a document asks of the content of a picture or video.
public struct ContentRequirement: Sendable, Hashable {
    /// What it is asked of.
    public var subject: Subject
    /// The requirement in a few words.
    public var summary: String
    /// The document that asks it.
    public var source: LimitSource

    /// Creates a requirement.
    public init(subject: Subject, summary: String, source: LimitSource) {
        self.subject = subject
        self.summary = summary
        self.source = source
    }
}
