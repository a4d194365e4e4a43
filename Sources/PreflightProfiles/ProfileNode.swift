import PreflightModel
import Yams

/// A node of a profile's YAML that knows what it is called and where it is, so that every mistake can be shown.
struct ProfileNode {
    private let node: Node
    private let file: String
    /// The keys that lead here; nil at the root.
    private let path: String?

    /// The document's root.
    init(root: Node, file: String) { self.init(node: root, file: file, path: nil) }

    private init(node: Node, file: String, path: String?) {
        self.node = node
        self.file = file
        self.path = path
    }

    private var label: String { path ?? "the profile" }

    /// An error at this node: what is wrong and what was expected.
    func mistake(_ problem: String) -> PreflightError {
        let position = node.mark.map { "\($0.line):\($0.column)" } ?? "1:1"
        return PreflightError(.invalidProfile, "\(file):\(position): \(label): \(problem)")
    }

    /// The file that the node is in, as it was named.
    var fileName: String { file }

    /// A scalar's text as it was written.
    func text() throws(PreflightError) -> String {
        guard case .scalar(let scalar) = node else { throw mistake("expected a single value") }
        let text = scalar.string
        guard !text.isEmpty, text.contains(where: { !$0.isWhitespace }) else {
            throw mistake("the value is missing; expected text")
        }
        return text
    }

    /// A whole number, not negative.
    func wholeNumber() throws(PreflightError) -> Int {
        let text = try text()
        guard let number = Int(text), number >= 0 else {
            throw mistake("'\(text)' is not a number; expected a whole number, such as 2500")
        }
        return number
    }

    /// `true` or `false`.
    func truth() throws(PreflightError) -> Bool {
        let text = try text()
        guard let truth = Bool(text) else { throw mistake("'\(text)' is neither; expected true or false") }
        return truth
    }

    /// One of some words.
    func choice(of words: [String]) throws(PreflightError) -> String {
        let text = try text()
        guard words.contains(text) else {
            let hint = Suggestion.nearest(to: text, in: words).map { "; did you mean '\($0)'?" } ?? ";"
            throw mistake("'\(text)' is not known\(hint) expected \(words.joined(separator: ", "))")
        }
        return text
    }

    /// A list's items.
    func list() throws(PreflightError) -> [ProfileNode] {
        guard case .sequence(let items) = node else { throw mistake("expected a list, such as [jpg, png]") }
        return items.enumerated().map { index, item in
            ProfileNode(node: item, file: file, path: "\(label)[\(index)]")
        }
    }

    /// A mapping's entries in their order, every key known.
    func entries(known: [String]?) throws(PreflightError) -> ProfileEntries {
        guard case .mapping(let pairs) = node else { throw mistake("expected 'key: value' lines") }
        var entries = ProfileEntries(owner: self)
        for (key, value) in pairs {
            let name = try ProfileNode(node: key, file: file, path: "a key of \(label)").text()
            let childPath = path.map { "\($0).\(name)" } ?? name
            let keyNode = ProfileNode(node: key, file: file, path: childPath)
            if let known, !known.contains(name) {
                let hint = Suggestion.nearest(to: name, in: known).map { "; did you mean '\($0)'?" } ?? ";"
                throw keyNode.mistake(
                    "unknown key\(hint) expected one of \(known.joined(separator: ", "))")
            }
            guard entries[name] == nil else { throw keyNode.mistake("given twice; expected once") }
            entries.append(name, ProfileNode(node: value, file: file, path: childPath))
        }
        return entries
    }
}

/// The entries of a mapping.
struct ProfileEntries {
    private let owner: ProfileNode
    private var values: [String: ProfileNode] = [:]
    /// The keys in the order they were written.
    private(set) var keys: [String] = []

    /// No entries yet.
    init(owner: ProfileNode) { self.owner = owner }

    /// The value of a key, when it is given.
    subscript(key: String) -> ProfileNode? { values[key] }

    /// The value of a key that must be given.
    func required(_ key: String) throws(PreflightError) -> ProfileNode {
        guard let value = values[key] else {
            throw owner.mistake("'\(key)' is missing; expected '\(key): …'")
        }
        return value
    }

    /// Adds an entry.
    mutating func append(_ key: String, _ value: ProfileNode) {
        values[key] = value
        keys.append(key)
    }
}
