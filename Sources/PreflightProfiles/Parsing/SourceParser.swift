import PreflightModel
import PreflightText
import PreflightYAML

/// Reads the documents a profile cites, and the quotes from them.
struct SourceParser {
    static let documentKeys = ["title", "url", "read", "strength"]

    /// Documents by the keys that quotes name them by.
    private let documents: [String: Document]
    /// Whether a limit may go without a quote: when a user's file changes a profile, the file itself is the source.
    private let allowsUnquoted: Bool

    private struct Document {
        var title: String
        var read: String
        var strength: LimitSource.Strength?
    }

    /// Reads the `documents` section; nil when there is none.
    init(documents node: YAMLNode?, allowsUnquoted: Bool) throws(PreflightError) {
        self.allowsUnquoted = allowsUnquoted
        var documents: [String: Document] = [:]
        if let entries = try node?.entries(known: nil) {
            for key in entries.keys { documents[key] = try Self.document(at: entries.required(key)) }
        }
        self.documents = documents
    }

    /// The source that an entry cites. Where the file itself is the source, there is nothing to quote.
    func source(of entry: YAMLEntries, value: YAMLNode) throws(PreflightError) -> LimitSource {
        if allowsUnquoted, entry["quote"] == nil, entry["document"] == nil {
            return LimitSource(document: value.fileName, quote: "", read: "")
        }
        return try source(quoting: entry.required("quote").text(), from: entry.required("document"))
    }

    /// The source of a field: a field without a quote is quoted by its name, and one without a document is from the
    /// dialect's.
    func source(
        of entry: YAMLEntries, named name: YAMLNode, in document: YAMLNode?
    ) throws(PreflightError) -> LimitSource {
        guard let reference = entry["document"] ?? document else {
            return try source(of: entry, value: name)
        }
        let quote = entry["quote"] ?? name
        return try source(quoting: quote.text(), from: reference)
    }

    private func source(
        quoting quote: String, from reference: YAMLNode
    ) throws(PreflightError) -> LimitSource {
        let key = try reference.text()
        guard let document = documents[key] else {
            let hint = Suggestion.nearest(to: key, in: documents.keys.sorted()).map {
                "; did you mean '\($0)'?"
            }
            throw reference.mistake(
                "there is no document '\(key)'\(hint ?? ";") expected a key of 'documents'")
        }
        return LimitSource(
            document: document.title, quote: quote, read: document.read, strength: document.strength)
    }

    private static func document(at node: YAMLNode) throws(PreflightError) -> Document {
        let entries = try node.entries(known: documentKeys)
        let title = try entries.required("title").text()
        let read = try entries.required("read")
        let date = try read.text()
        guard isDate(date) else {
            throw read.mistake("'\(date)' is not a date; expected year-month-day, such as 2026-11-21")
        }
        let strength = try entries["strength"]?.choice(of: LimitSource.Strength.self)
        let place = try entries["url"].map { node throws(PreflightError) in " <\(try node.text())>" } ?? ""
        return Document(title: title + place, read: date, strength: strength)
    }

    private static func isDate(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2],
            parts.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }),
            let month = Int(parts[1]), let day = Int(parts[2])
        else { return false }
        return (1...12).contains(month) && (1...31).contains(day)
    }
}
