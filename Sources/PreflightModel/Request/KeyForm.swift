/// How a provider's documents say that a key is sent.
package struct DocumentedKey: Sendable, Hashable {
    /// The header's name, such as `Authorization`.
    package var header: String
    /// The words of which one stands before the key, the preferred one first: `Bearer`; empty when the key stands alone.
    package var schemes: [String]
    /// The document that says so.
    package var source: LimitSource

    /// Creates a form.
    package init(header: String, schemes: [String] = [], source: LimitSource) {
        self.header = header
        self.schemes = schemes
        self.source = source
    }

    /// The header as the document has it, with a word for the key.
    package func example(_ key: String) -> String {
        "\(header): " + (schemes.first.map { "\($0) " } ?? "") + key
    }
}

/// How a command sends a key. The key itself is not in it.
package struct KeyForm: Sendable, Equatable {
    /// The header's name in lower case; nil when the key is in the URL.
    package var header: String?
    /// The words before the key that name a scheme, in lower case; nil when a variable of the shell may hold them.
    package var schemes: [String]?

    package init(header: String?, schemes: [String]?) {
        self.header = header
        self.schemes = schemes
    }

    /// Whether it is the form that a document names.
    package func fits(_ documented: DocumentedKey) -> Bool {
        guard isIn(documented) else { return false }
        guard let schemes else { return true }
        return documented.schemes.isEmpty
            ? schemes.isEmpty
            : schemes.count == 1 && documented.schemes.contains { $0.lowercased() == schemes[0] }
    }

    /// Whether it is in the header that a document names.
    package func isIn(_ documented: DocumentedKey) -> Bool { header == documented.header.lowercased() }
}
