package import PreflightModel
import PreflightText

extension YAMLNode {
    /// The texts of a list.
    package func texts() throws(PreflightError) -> [String] {
        try list().map { item throws(PreflightError) in try item.text() }
    }

    /// One of some words.
    package func choice(of words: [String]) throws(PreflightError) -> String {
        try choice(of: words, saying: try text())
    }

    /// One of some words, of which the node holds more than a word.
    package func choice(of words: [String], saying text: String) throws(PreflightError) -> String {
        guard words.contains(text) else {
            let hint = Suggestion.nearest(to: text, in: words).map { "; did you mean '\($0)'?" } ?? ";"
            throw mistake("'\(text)' is not known\(hint) expected \(words.joined(separator: ", "))")
        }
        return text
    }

    /// One of a type's words.
    package func choice<Word: RawRepresentable<String> & CaseIterable>(
        of words: Word.Type
    ) throws(PreflightError) -> Word {
        let text = try choice(of: Word.allCases.map(\.rawValue))
        guard let word = Word(rawValue: text) else { throw mistake("'\(text)' is not known") }
        return word
    }

    /// A list of a type's words.
    package func choices<Word: RawRepresentable<String> & CaseIterable>(
        of words: Word.Type
    ) throws(PreflightError) -> [Word] {
        try list().map { item throws(PreflightError) in try item.choice(of: words) }
    }

    /// A text that can be an id.
    package func identifier() throws(PreflightError) -> String {
        let id = try text()
        guard id.utf8.allSatisfy({ "abcdefghijklmnopqrstuvwxyz0123456789.-".utf8.contains($0) }) else {
            throw mistake("'\(id)' is not an id; expected lower-case letters, digits, dots and hyphens")
        }
        guard id.utf8.count <= 64 else {
            throw mistake("the id has \(id.utf8.count) characters; expected at most 64")
        }
        return id
    }
}
