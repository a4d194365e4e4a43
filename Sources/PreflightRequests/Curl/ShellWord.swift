/// A word of a command line, without its quotation marks and escapes.
struct ShellWord: Sendable {
    /// Where it begins in the text.
    let start: Int
    /// Its content.
    private(set) var bytes: [UInt8] = []
    /// Where runs of bytes that stand in the text as they do here begin: in the content, and in the text.
    private(set) var pieces: [(start: Int, source: Int)] = []
    /// Whether a shell would replace something in it: a variable, or another command's output. It is left as it is.
    var isExpanded = false
    /// Where in the content what it would replace is, in ascending order.
    private(set) var expansions: [Range<Int>] = []
    /// Whether the text ended inside of its quotation marks.
    var isUnclosed = false
    private var expected: Int?

    /// More than anybody's request has. Behind them places are told a little wrong, and memory stays small.
    private static let mostPieces = 1 << 20

    init(at start: Int) { self.start = start }

    /// Takes bytes of the text as they are.
    mutating func append(_ slice: ArraySlice<UInt8>) {
        guard !slice.isEmpty else { return }
        note(slice.startIndex)
        bytes += slice
        expected = slice.endIndex
    }

    /// Takes what an escape at a place of the text stands for.
    mutating func append(_ escaped: some Sequence<UInt8>, at source: Int) {
        note(source)
        bytes += escaped
        expected = nil
    }

    /// Takes bytes of another word.
    mutating func append(_ slice: ArraySlice<UInt8>, from source: Int) {
        note(source)
        bytes += slice
        expected = source + slice.count
    }

    /// Notes that a shell would replace the content from a place on.
    mutating func noteExpansion(from start: Int) {
        isExpanded = true
        guard start < bytes.count, expansions.count < Self.mostPieces else { return }
        expansions.append(start..<bytes.count)
    }

    /// Notes what a shell would replace in a word that this one holds the end of.
    mutating func noteExpansions(of word: ShellWord, without count: Int) {
        for range in word.expansions where range.lowerBound >= count {
            expansions.append(range.lowerBound - count..<range.upperBound - count)
        }
    }

    /// Takes another word behind this one.
    mutating func append(_ other: ShellWord) {
        for range in other.expansions where expansions.count < Self.mostPieces {
            expansions.append(range.lowerBound + bytes.count..<range.upperBound + bytes.count)
        }
        for piece in other.pieces where pieces.count < Self.mostPieces {
            pieces.append((bytes.count + piece.start, piece.source))
        }
        bytes += other.bytes
        expected = nil
    }

    private mutating func note(_ source: Int) {
        guard expected != source, pieces.count < Self.mostPieces else { return }
        pieces.append((bytes.count, source))
    }

    /// Where its content begins in the text.
    var place: Int { pieces.first?.source ?? start }

    /// The content as text.
    var text: String { String(decoding: bytes, as: UTF8.self) }
}
