public import PreflightModel

/// Turns a report into text of one format. Who writes the text, and where to, is the caller's business.
public protocol ReportRenderer: Sendable {
    /// The whole report, ending in a newline.
    func render(_ report: Report) -> String
}

/// Turns facts into text of one format, asset by asset, so that a long run needs little memory.
///
/// Write what ``begin()`` returns, then what ``render(_:)`` returns for each asset, then what ``end()`` returns.
public protocol FactsRenderer: Sendable {
    /// What stands before the first asset.
    mutating func begin() -> String
    /// One asset.
    mutating func render(_ facts: MediaFacts) -> String
    /// What stands after the last asset.
    mutating func end() -> String
}

extension FactsRenderer {
    /// All assets at once, from a fresh renderer.
    public func document(_ assets: [MediaFacts]) -> String {
        var renderer = self
        var text = renderer.begin()
        for facts in assets { text += renderer.render(facts) }
        return text + renderer.end()
    }
}
