package import PreflightModel

/// Turns a run into text of one format. Who keeps the text is the caller's business.
package protocol ReportRenderer: Sendable {
    /// Writes the whole report, ending in a newline.
    /// - Parameters:
    ///   - run: What was judged. It is gone through as often as the format needs, so that memory does not grow with it.
    ///   - output: Takes the text, piece by piece.
    /// - Throws: `PreflightError` when the run cannot be read.
    func render(_ run: any Run, to output: inout some TextOutputStream) throws(PreflightError)
}

extension ReportRenderer {
    /// The whole report on one thing, ending in a newline.
    package func render(_ report: Report) -> String {
        var text = ""
        // A report at hand can always be read.
        try? render(SingleRun(report), to: &text)
        return text
    }
}

/// Turns facts into text of one format, asset by asset, so that a long run needs little memory.
///
/// Write what ``begin()`` returns, then what ``render(_:)`` returns for each asset, then what ``end()`` returns.
package protocol FactsRenderer: Sendable {
    /// What stands before the first asset.
    mutating func begin() -> String
    /// One asset.
    mutating func render(_ facts: MediaFacts) -> String
    /// What stands after the last asset.
    mutating func end() -> String
}

extension FactsRenderer {
    /// All assets at once, from a fresh renderer.
    package func document(_ assets: [MediaFacts]) -> String {
        var renderer = self
        var text = renderer.begin()
        for facts in assets { text += renderer.render(facts) }
        return text + renderer.end()
    }
}

/// Turns a matrix into text of one format.
package protocol MatrixRenderer: Sendable {
    /// The whole matrix, ending in a newline.
    func render(_ matrix: Matrix) -> String
}
