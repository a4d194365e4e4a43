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
