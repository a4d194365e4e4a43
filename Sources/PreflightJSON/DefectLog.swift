import PreflightModel

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
