/// Markdown that must not be longer than its reader takes. What has no room is counted instead.
struct MarkdownPage {
    /// The text since the last ``drain()``.
    private var text = ""
    private var room: Int
    private var isFull = false
    /// Number of findings left out.
    private var findingsLeftOut = 0
    /// Number of commands left out.
    private var commandsLeftOut = 0

    /// - Parameter maxByteCount: The most bytes of all that is written. What cannot be left out takes about 1 KB.
    init(maxByteCount: Int) { room = maxByteCount - Self.ending }

    /// Kept for the last line, and the end of a list that is open.
    private static let ending = 400
    private static let longestPiece = 16_384

    /// Takes the text so far, to be handed on.
    mutating func drain() -> String {
        defer { text = "" }
        return text
    }

    /// Writes what is never too much.
    mutating func add(_ piece: String) {
        text += piece
        room -= piece.utf8.count
    }

    /// Writes a finding when there is room. After the first that has none, none has: what is shown is what is worst.
    /// - Parameters:
    ///   - row: The finding as a row of a table.
    ///   - reserve: Bytes to be left for what comes later.
    mutating func addFinding(_ row: @autoclosure () -> String, reserve: Int) {
        guard !isFull else {
            findingsLeftOut += 1
            return
        }
        let row = row()
        if row.utf8.count > min(room - reserve, Self.longestPiece) {
            findingsLeftOut += 1
            // One row that is all too long does not cost the others.
            isFull = row.utf8.count <= Self.longestPiece
        } else {
            add(row)
        }
    }

    /// Writes a command when there is room.
    mutating func addCommand(_ block: @autoclosure () -> String) {
        // None is shorter than its markup.
        let block = room > 60 ? block() : nil
        if let block, block.utf8.count <= min(room, Self.longestPiece) {
            add(block)
        } else {
            commandsLeftOut += 1
        }
    }

    /// The last line: what was left out.
    mutating func end() {
        let left = [
            findingsLeftOut > 0 ? Wording.count(findingsLeftOut, "finding") : nil,
            commandsLeftOut > 0 ? Wording.count(commandsLeftOut, "command") : nil,
        ].compactMap(\.self)
        if !left.isEmpty {
            add("\n… and \(left.joined(separator: " and ")) more, for which there is no room here.\n")
        }
    }
}
