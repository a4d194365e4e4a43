/// A figure that a document prints and evidently does not mean. Recorded, so that nobody wonders; never enforced.
public struct Misprint: Sendable, Hashable {
    /// What it is about: a ``LimitKey``'s name, or the path of a field of the request.
    public var topic: String
    /// What is printed, in a few words: `10 MB`.
    public var printed: String
    /// Why it cannot be meant.
    public var reason: String
    /// The document that prints it.
    public var source: LimitSource

    /// Creates a record.
    public init(topic: String, printed: String, reason: String, source: LimitSource) {
        self.topic = topic
        self.printed = printed
        self.reason = reason
        self.source = source
    }
}

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
