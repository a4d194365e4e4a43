package import PreflightModel
import PreflightText
internal import Yams

/// A node of a YAML file that knows what it is called and where it is, so that every mistake can be shown.
package struct YAMLNode {
    private let node: Node
    private let place: YAMLPlace
    /// The keys that lead here; nil at the root.
    private let path: String?

    private var label: String { path ?? place.subject.name }

    /// An error at this node: what is wrong and what was expected.
    package func mistake(_ problem: String) -> PreflightError {
        place.mistake(line, node.mark?.column ?? 1, "\(label): \(problem)")
    }

    /// The file that the node is in, as it was named.
    package var fileName: String { place.file }

    /// The line that the node begins at, from 1.
    package var line: Int { node.mark?.line ?? 1 }

    /// Whether the node is a mapping: `key: value` lines, or `{key: value}`.
    package var isMapping: Bool { if case .mapping = node { true } else { false } }

    /// A scalar's text as it was written.
    package func text() throws(PreflightError) -> String {
        guard case .scalar(let scalar) = node else { throw mistake("expected a single value") }
        let text = place.written(scalar.string)
        if text.isEmpty, scalar.style == .plain, scalar.tag.description.hasPrefix("!") {
            throw mistake("a value that begins with '!' is a tag in YAML; put it in quotes")
        }
        let isNull = scalar.style == .plain && ["~", "null", "Null", "NULL"].contains(text)
        guard !isNull, text.contains(where: { !$0.isWhitespace }) else {
            throw mistake("the value is missing; expected text")
        }
        return text
    }

    /// A whole number, not negative.
    package func wholeNumber() throws(PreflightError) -> Int {
        let text = try text()
        guard let number = Int(text), number >= 0 else {
            throw mistake("'\(text)' is not a number; expected a whole number, such as 2500")
        }
        return number
    }

    /// `true` or `false`.
    package func truth() throws(PreflightError) -> Bool {
        let text = try text()
        guard let truth = Bool(text) else { throw mistake("'\(text)' is neither; expected true or false") }
        return truth
    }

    /// A list's items.
    /// - Parameter example: A list as it could be, for the words of an error.
    /// - Returns: A node for each item.
    /// - Throws: ``PreflightError`` when the node is no list.
    package func list(suchAs example: String = "[jpg, png]") throws(PreflightError) -> [YAMLNode] {
        guard case .sequence(let items) = node else { throw mistake("expected a list, such as \(example)") }
        return items.enumerated().map { index, item in
            YAMLNode(node: item, place: place, path: "\(label)[\(index)]")
        }
    }

    /// A mapping's entries in their order, every key known.
    package func entries(known: [String]?) throws(PreflightError) -> YAMLEntries {
        guard case .mapping(let pairs) = node else { throw mistake("expected 'key: value' lines") }
        var entries = YAMLEntries(owner: self)
        for (key, value) in pairs {
            let name = try YAMLNode(node: key, place: place, path: "a key of \(label)").text()
            let childPath = path.map { "\($0).\(name)" } ?? name
            let keyNode = YAMLNode(node: key, place: place, path: childPath)
            if let known, !known.contains(name) {
                let hint = Suggestion.nearest(to: name, in: known).map { "; did you mean '\($0)'?" } ?? ";"
                throw keyNode.mistake(
                    "unknown key\(hint) expected one of \(known.joined(separator: ", "))")
            }
            guard entries[name] == nil else { throw keyNode.mistake("given twice; expected once") }
            entries.append(
                .init(name: name, key: keyNode, value: YAMLNode(node: value, place: place, path: childPath)))
        }
        return entries
    }
}

extension YAMLNode {
    /// The document's root.
    init(root: Node, place: YAMLPlace) { self.init(node: root, place: place, path: nil) }

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
