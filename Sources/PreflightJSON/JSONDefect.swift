package import PreflightModel

/// Something wrong with a JSON text, and where.
package struct JSONDefect: Error, Sendable, Equatable {
    package var kind: Kind
    /// One sentence for people.
    package var detail: String
    package var position: TextPosition
    /// JSON pointer of the value it is about, when it is about one.
    package var pointer: String?
    /// What to do about it, in the imperative, when that is known.
    package var advice: String?

    package init(_ kind: Kind, _ detail: String, at position: TextPosition, pointer: String? = nil) {
        self.kind = kind
        self.detail = detail
        self.position = position
        self.pointer = pointer
    }

    package enum Kind: Sendable, Equatable {
        /// The text is not JSON, and reading ended here.
        case syntax
        /// A comment: some programs read it, APIs do not.
        case comment
        /// A comma with nothing behind it.
        case trailingComma
        /// A name that was given before in the same object.
        case duplicateName
        /// Bytes that are not UTF-8, a byte order mark, or half of a surrogate pair.
        case encoding
        /// Nests deeper, is larger, or has more values than is read.
        case tooLarge
    }
}

// What ends the reading.
extension JSONDefect {
    static func syntax(_ detail: String, at position: TextPosition) -> Self {
        Self(.syntax, detail, at: position)
    }

    static func tooLarge(_ detail: String, at position: TextPosition) -> Self {
        Self(.tooLarge, detail, at: position)
    }
}
