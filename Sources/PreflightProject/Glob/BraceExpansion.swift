/// Writes out `{a,b}`: `*.{png,jp{e,}g}` is `*.png`, `*.jpeg` and `*.jpg`.
struct BraceExpansion {
    /// What is wrong with the braces.
    enum Mistake: Error {
        case unclosed
        case tooMany
    }

    /// How many patterns one may stand for.
    static let limit = 256

    private let bytes: [UInt8]
    private var place = 0

    /// Every pattern that one with braces stands for, without those that are escaped or in a set.
    static func alternatives(of bytes: [UInt8]) throws(Mistake) -> [[UInt8]] {
        guard bytes.contains(UInt8(ascii: "{")) else { return [bytes] }
        var expansion = BraceExpansion(bytes: bytes)
        return try expansion.sequence(depth: 0)
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// Reads up to the end; between braces, up to a comma or the closing brace.
    private mutating func sequence(depth: Int) throws(Mistake) -> [[UInt8]] {
        // Nothing sensible goes deeper, and the stack has an end.
        guard depth <= 16 else { throw .tooMany }
        var results: [[UInt8]] = [[]]
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "{"):
                let choices = try choices(depth: depth + 1)
                guard results.count * choices.count <= Self.limit else { throw .tooMany }
                results = results.flatMap { result in choices.map { result + $0 } }
            case UInt8(ascii: ","), UInt8(ascii: "}"):
                if depth > 0 { return results }
                append(1, to: &results)
            case UInt8(ascii: "\\"): append(2, to: &results)
            case UInt8(ascii: "["): append(setLength, to: &results)
            default: append(1, to: &results)
            }
        }
        return results
    }

    /// Reads `{…}`.
    private mutating func choices(depth: Int) throws(Mistake) -> [[UInt8]] {
        var choices: [[UInt8]] = []
        repeat {
            // Past the opening brace, or past a comma.
            place += 1
            choices += try sequence(depth: depth)
            guard choices.count <= Self.limit else { throw .tooMany }
            guard place < bytes.count else { throw .unclosed }
        } while bytes[place] == UInt8(ascii: ",")
        place += 1
        return choices
    }

    private mutating func append(_ count: Int, to results: inout [[UInt8]]) {
        let end = min(place + count, bytes.count)
        for index in results.indices { results[index] += bytes[place..<end] }
        place = end
    }

    /// The length of the set that begins here; of one that is not closed, all that follows.
    private var setLength: Int {
        var end = place + 1
        if end < bytes.count, bytes[end] == UInt8(ascii: "!") || bytes[end] == UInt8(ascii: "^") { end += 1 }
        // A bracket that comes first is a member.
        if end < bytes.count, bytes[end] == UInt8(ascii: "]") { end += 1 }
        while end < bytes.count, bytes[end] != UInt8(ascii: "]") {
            end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
        }
        return end + 1 - place
    }
}
