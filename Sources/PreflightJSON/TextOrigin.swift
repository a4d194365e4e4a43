package import PreflightModel
import PreflightText

/// Where the pieces of a text were in a larger one that it was taken out of: a request within a cURL command, whose
/// quotation marks and escapes are gone.
package struct TextOrigin: Sendable {
    private struct Run {
        /// Where it begins in the text taken out.
        var start: Int
        /// Line and column there, in the text taken out.
        var own: TextPosition
        /// Line and column there, in the larger text.
        var source: TextPosition
    }

    private let runs: [Run]

    /// - Parameters:
    ///   - text: The text taken out.
    ///   - source: The larger text.
    ///   - pieces: Where runs of bytes that are the same in both begin, in the text and in the larger one; both in
    ///     ascending order.
    package init(of text: [UInt8], in source: [UInt8], pieces: [(start: Int, source: Int)]) {
        var own = LineCounter(text)
        var outer = LineCounter(source)
        runs = pieces.map { piece in
            Run(
                start: piece.start, own: own.position(at: piece.start),
                source: outer.position(at: piece.source))
        }
    }

    /// The place in the larger text.
    /// - Parameters:
    ///   - offset: The place in the text.
    ///   - own: Its line and column there.
    ///   - lineStart: Where that line begins.
    /// - Returns: Its line and column there.
    func position(of offset: Int, _ own: TextPosition, lineStart: Int) -> TextPosition {
        guard let run = run(at: offset) else { return own }
        // A line that began inside the run begins alike in both.
        guard lineStart <= run.start else {
            return TextPosition(
                line: run.source.line + own.line - run.own.line, column: own.column)
        }
        return TextPosition(
            line: run.source.line, column: run.source.column + max(0, own.column - run.own.column))
    }

    /// The last run that begins at a place or before it.
    private func run(at offset: Int) -> Run? {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = low + (high - low) / 2
            if runs[middle].start <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? runs[low - 1] : nil
    }
}

/// Counts lines and columns as `TextCursor` does, for places in ascending order.
package struct LineCounter {
    private let bytes: [UInt8]
    private var offset = 0
    private var line = 1
    private var column = 1

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        // Editors do not count a byte order mark.
        offset = bytes.count - bytes.withoutByteOrderMark.count
    }

    /// Line and column of a place that is not before the last one.
    package mutating func position(at place: Int) -> TextPosition {
        while offset < min(place, bytes.count) {
            let byte = bytes[offset]
            offset += 1
            switch byte {
            case UInt8(ascii: "\r") where offset < bytes.count && bytes[offset] == UInt8(ascii: "\n"):
                continue
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                line += 1
                column = 1
            default:
                // Bytes that go on with a character are none of their own.
                if byte & 0xC0 != 0x80 { column += 1 }
            }
        }
        return TextPosition(line: line, column: column)
    }
}
