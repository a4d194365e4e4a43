public import Testing

/// A text as a test's argument, of which the log shows the beginning.
public struct LongText: Sendable, CustomTestStringConvertible, ExpressibleByStringInterpolation {
    /// The whole text.
    public let text: String

    /// A text.
    public init(_ text: String) { self.text = text }

    /// A text.
    public init(stringLiteral text: String) { self.text = text }

    /// A piece so many times over, and an end.
    public init(_ piece: String, times count: Int, then end: String = "") {
        text = String(repeating: piece, count: count) + end
    }

    /// A text of less than a line, or the beginning of a longer one.
    public var testDescription: String {
        let shown = text.prefix(100).debugDescription
        return shown.count < 100 ? shown : "\(shown.prefix(80))… of \(text.count) characters"
    }
}
