extension MediaFacts {
    /// The same facts of a file under another name.
    /// - Parameter path: The path of a local file, as typed.
    /// - Returns: The facts, with this path and its extension.
    package func named(_ path: String) -> MediaFacts {
        var facts = self
        facts.path = path
        facts.fileExtension = Self.fileExtension(of: path[...])
        return facts
    }

    /// The part after the last dot of the last path component, lower-cased; nil for none and for `.name`.
    package static func fileExtension(of path: Substring) -> String? {
        let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return nil }
        let ending = name[name.index(after: dot)...]
        return ending.isEmpty ? nil : Substring(ending).lowercased()
    }
}
