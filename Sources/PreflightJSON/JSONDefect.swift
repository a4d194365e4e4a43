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

/// The defects that were read over: the first of each kind, and how many more.
///
/// Kept by kind, so that a thousand comments cannot hide a name that is given twice, and a hostile text cannot fill
/// the memory with sentences.
struct DefectLog {
    /// Four kinds are read over, and one more defect may end the reading: never more than 100.
    static let mostOfAKind = 24

    private var recorded: [JSONDefect] = []
    private var counts: [JSONDefect.Kind: Int] = [:]

    /// Records a defect, whose sentence is made only when there is room for it.
    mutating func record(
        _ kind: JSONDefect.Kind, at position: TextPosition, pointer: String? = nil,
        _ detail: @autoclosure () -> String
    ) {
        if hasRoom(for: kind) {
            recorded.append(JSONDefect(kind, detail(), at: position, pointer: pointer))
        }
        counts[kind, default: 0] += 1
    }

    /// Whether one more of a kind would be recorded, and not only counted.
    func hasRoom(for kind: JSONDefect.Kind) -> Bool { counts[kind, default: 0] < Self.mostOfAKind }

    /// Every recorded defect in the order of the text; the last of a kind says how many more of it there are.
    func inOrder(endingWith failure: JSONDefect? = nil) -> [JSONDefect] {
        if recorded.isEmpty { return failure.map { [$0] } ?? [] }
        var result = recorded
        for (kind, count) in counts where count > Self.mostOfAKind {
            guard let last = result.lastIndex(where: { $0.kind == kind }) else { continue }
            result[last].detail += " (and \(count - Self.mostOfAKind) more like it)"
        }
        // A comma is known to be too many only after the comments behind it.
        result.sort { ($0.position.line, $0.position.column) < ($1.position.line, $1.position.column) }
        if let failure { result.append(failure) }
        return result
    }
}
