package import PreflightModel

/// The entries of a mapping, in the order they were written.
package struct YAMLEntries {
    /// A key and its value.
    package struct Entry {
        /// The key's text.
        package let name: String
        /// The key, to show a mistake in it.
        package let key: YAMLNode
        /// What stands behind it.
        package let value: YAMLNode
    }

    private let owner: YAMLNode
    private var places: [String: Int] = [:]
    /// Every entry.
    package private(set) var all: [Entry] = []

    /// No entries yet.
    init(owner: YAMLNode) { self.owner = owner }

    /// The keys.
    package var keys: [String] { all.map(\.name) }

    /// The value of a key, when it is given.
    package subscript(key: String) -> YAMLNode? { places[key].map { all[$0].value } }

    /// The value of a key that must be given.
    package func required(_ key: String) throws(PreflightError) -> YAMLNode {
        guard let value = self[key] else {
            throw owner.mistake("'\(key)' is missing; expected '\(key): …'")
        }
        return value
    }

    /// Adds an entry.
    mutating func append(_ entry: Entry) {
        places[entry.name] = all.count
        all.append(entry)
    }
}
