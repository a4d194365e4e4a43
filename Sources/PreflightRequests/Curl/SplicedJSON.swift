import PreflightModel

/// A command's data as JSON, where a shell would put values into it. What would be put there stays as it is written,
/// without what would end a JSON string; outside of one it is made one, so that the rest can be read.
struct SplicedJSON {
    /// The data.
    private(set) var word: ShellWord
    /// What a shell would replace, as it stands in the data.
    private(set) var variables: Set<String> = []
    /// Those that stand where a whole value belongs, so that they may be of any type.
    private(set) var values: Set<String> = []
    /// Whether a variable stands where a member belongs, so that nobody can tell what the request has.
    private(set) var hidesMembers = false

    /// As much of a variable or a command as is kept, and as many as are told apart.
    private static let (longest, most) = (96, 64)

    init(_ source: ShellWord) {
        word = ShellWord(at: source.start)
        word.isExpanded = source.isExpanded
        word.isUnclosed = source.isUnclosed
        var copier = WordCopier(source)
        var expansions = source.expansions[...]
        var state = JSONState()
        var index = 0
        while index < source.bytes.count {
            while let next = expansions.first, next.lowerBound < index { expansions.removeFirst() }
            guard let next = expansions.first, next.lowerBound == index else {
                let length = state.read(source.bytes, at: index)
                index = min(index + length, expansions.first.map { max($0.lowerBound, index + 1) } ?? .max)
                continue
            }
            expansions.removeFirst()
            copier.copy(upTo: next.lowerBound, into: &word)
            let text = Self.shown(source.bytes[next])
            note(text, isValue: !state.isInString)
            hidesMembers = hidesMembers || state.expectsName
            let content = state.isInString ? text : "\"\(text)\""
            word.append(content.utf8, at: copier.source(of: next.lowerBound))
            copier.skip(to: next.upperBound)
            if !state.isInString { state.noteValue() }
            index = next.upperBound
        }
        copier.copy(upTo: source.bytes.count, into: &word)
    }

    private mutating func note(_ text: String, isValue: Bool) {
        guard variables.count < Self.most else { return }
        variables.insert(text)
        if isValue { values.insert(text) }
    }

    /// A variable or a command without what JSON would stumble over.
    private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
        let kept = bytes.prefix(longest).filter {
            $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 < 0x7F
        }
        return String(decoding: kept, as: UTF8.self)
    }
}

/// Where in a JSON text something stands, as far as that matters to what a shell puts there.
private struct JSONState {
    private(set) var isInString = false
    /// Whether each open bracket is an object's.
    private var isObject: [Bool] = []
    /// The last byte outside of strings that is no blank.
    private var last: UInt8 = 0

    /// Whether a member of an object would begin here.
    var expectsName: Bool {
        guard !isInString, isObject.last == true else { return false }
        return last == UInt8(ascii: "{") || last == UInt8(ascii: ",")
    }

    mutating func noteValue() { last = UInt8(ascii: "\"") }

    /// Reads the byte at a place.
    /// - Returns: How many bytes belong together: two at an escape.
    mutating func read(_ bytes: [UInt8], at index: Int) -> Int {
        let byte = bytes[index]
        if isInString {
            if byte == UInt8(ascii: "\\") { return 2 }
            if byte == UInt8(ascii: "\"") {
                isInString = false
                last = byte
            }
            return 1
        }
        guard byte > 0x20 else { return 1 }
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            // Deeper than any request; what is in there is told a little wrong.
            if isObject.count < 4096 { isObject.append(byte == UInt8(ascii: "{")) }
        case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = isObject.popLast()
        default: break
        }
        last = byte
        return 1
    }
}

/// Copies a word's content with its places, from its beginning to its end.
private struct WordCopier {
    private let word: ShellWord
    private var place = 0
    private var piece = 0

    init(_ word: ShellWord) { self.word = word }

    mutating func skip(to place: Int) { self.place = place }

    /// Where a byte of the content is in the text. Places are asked for in ascending order.
    mutating func source(of place: Int) -> Int {
        while piece + 1 < word.pieces.count, word.pieces[piece + 1].start <= place { piece += 1 }
        guard piece < word.pieces.count, word.pieces[piece].start <= place else { return word.place }
        return word.pieces[piece].source + place - word.pieces[piece].start
    }

    mutating func copy(upTo end: Int, into copy: inout ShellWord) {
        while place < end {
            let source = source(of: place)
            let next = piece + 1 < word.pieces.count ? word.pieces[piece + 1].start : end
            let stop = min(end, max(next, place + 1))
            copy.append(word.bytes[place..<stop], from: source)
            place = stop
        }
    }
}
