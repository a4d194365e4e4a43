/// A figure that a document prints and evidently does not mean. Recorded, so that nobody wonders; never enforced.
package struct Misprint: Sendable, Hashable {
    /// What it is about: a ``LimitKey``'s name, or the path of a field of the request.
    package var topic: String
    /// What is printed, in a few words: `10 MB`.
    package var printed: String
    /// Why it cannot be meant.
    package var reason: String
    /// The document that prints it.
    package var source: LimitSource

    /// Creates a record.
    package init(topic: String, printed: String, reason: String, source: LimitSource) {
        self.topic = topic
        self.printed = printed
        self.reason = reason
        self.source = source
    }
}

/// Something that a document says, that is worth knowing, and that no rule judges.
package struct Remark: Sendable, Hashable {
    /// It in one sentence.
    package var summary: String
    /// The document that says it.
    package var source: LimitSource

    /// Creates a remark.
    package init(summary: String, source: LimitSource) {
        self.summary = summary
        self.source = source
    }
}

/// What a document asks of the content of a picture or video.
package struct ContentRequirement: Sendable, Hashable {
    /// What it is asked of.
    package var subject: Subject
    /// The requirement in a few words.
    package var summary: String
    /// The document that asks it.
    package var source: LimitSource

    /// Creates a requirement.
    package init(subject: Subject, summary: String, source: LimitSource) {
        self.subject = subject
        self.summary = summary
        self.source = source
    }
}
