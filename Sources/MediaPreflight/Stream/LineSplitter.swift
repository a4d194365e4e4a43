import PreflightSystem

/// One line of a stream, without its line end.
enum RequestLine: Sendable, Equatable {
    /// The line's bytes.
    case text([UInt8])
    /// A line that is longer than is kept, and was read over.
    case tooLong(byteCount: Int)
}

/// A line and its place in the input, counted from 1.
struct NumberedLine: Sendable, Equatable {
    let number: Int
    let content: RequestLine

    /// Bytes that are kept of it.
    var byteCount: Int {
        switch content {
        case .text(let bytes): bytes.count
        case .tooLong: 0
        }
    }
}

/// Makes lines of bytes that come in pieces. Blank lines count, but are not passed on.
struct LineSplitter {
    private let byteLimit: Int
    private var lineCount = 0
    /// The beginning of a line that has not ended yet; empty once it is longer than is kept.
    private var beginning: [UInt8] = []
    /// Bytes of that line, kept or not.
    private var beginningCount = 0

    /// - Parameter byteLimit: Bytes of the longest line that is kept.
    init(byteLimit: Int) { self.byteLimit = byteLimit }

    /// Appends every line that ends in a piece of the input to a list.
    mutating func split(_ piece: ArraySlice<UInt8>, into lines: inout [NumberedLine]) {
        var rest = piece
        while let end = Self.firstLineEnd(in: rest) {
            keep(rest[..<end])
            if let line = takeLine() { lines.append(line) }
            rest = rest[(end + 1)...]
        }
        if !rest.isEmpty { keep(rest) }
    }

    /// The input's last line, when it has no line end.
    mutating func finish() -> NumberedLine? { beginningCount > 0 ? takeLine() : nil }

    private mutating func keep(_ bytes: ArraySlice<UInt8>) {
        beginningCount += bytes.count
        if beginningCount > byteLimit {
            beginning = []
        } else if beginning.isEmpty {
            // Exactly as large as it is now: most lines lie in one piece.
            beginning = Array(bytes)
        } else {
            beginning.append(contentsOf: bytes)
        }
    }

    /// Ends the line that was begun.
    private mutating func takeLine() -> NumberedLine? {
        lineCount += 1
        let byteCount = beginningCount
        beginningCount = 0
        guard byteCount <= byteLimit else {
            return NumberedLine(number: lineCount, content: .tooLong(byteCount: byteCount))
        }
        var bytes: [UInt8] = []
        swap(&bytes, &beginning)
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        if bytes.allSatisfy(Self.isBlank) { return nil }
        return NumberedLine(number: lineCount, content: .text(bytes))
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }

    /// As quick as the C library looks for a byte: lines that hold media are megabytes long.
    private static func firstLineEnd(in bytes: ArraySlice<UInt8>) -> Int? {
        let offset = unsafe bytes.withUnsafeBytes { unsafe $0.firstOffset(of: UInt8(ascii: "\n")) }
        return offset.map { bytes.startIndex + $0 }
    }
}
