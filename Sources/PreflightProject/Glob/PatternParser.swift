/// Reads patterns in git's notation.
struct PatternParser {
    /// What is wrong with a pattern.
    enum Mistake: Error {
        case empty
        case unclosedSet
        case unknownClass
        case loneBackslash
    }

    private let bytes: ArraySlice<UInt8>
    private let unit: NamePattern.Element
    private var place: Int

    private init(_ bytes: ArraySlice<UInt8>, _ unit: NamePattern.Element) {
        (self.bytes, self.unit, place) = (bytes, unit, bytes.startIndex)
    }

    /// Reads a pattern of paths.
    static func pattern(_ bytes: ArraySlice<UInt8>, unit: NamePattern.Element) throws(Mistake) -> PathPattern
    {
        var bytes = bytes
        let needsFolder = bytes.last == .slash
        if needsFolder { bytes.removeLast() }
        let isAnchored = bytes.contains(.slash)
        if bytes.first == .slash { bytes.removeFirst() }
        guard !bytes.isEmpty else { throw .empty }

        var parser = PatternParser(bytes, unit)
        var parts: [PathPattern.Part] = []
        repeat {
            let tokens = try parser.name()
            let isStars = tokens.count > 1 && tokens.allSatisfy { $0 == .anyText }
            parts.append(isStars && isAnchored ? .anyFolders : .name(NamePattern(merged(tokens), unit: unit)))
        } while parser.skipsSlash()
        return PathPattern(parts: parts, isAnchored: isAnchored, needsFolder: needsFolder)
    }

    /// Several stars in a name are one.
    private static func merged(_ tokens: [NamePattern.Token]) -> [NamePattern.Token] {
        tokens.indices.filter { $0 == 0 || tokens[$0] != .anyText || tokens[$0 - 1] != .anyText }.map {
            tokens[$0]
        }
    }

    private var next: UInt8? { place < bytes.endIndex ? bytes[place] : nil }

    private func peek(_ offset: Int) -> UInt8? {
        place + offset < bytes.endIndex ? bytes[place + offset] : nil
    }

    /// Passes over the slash that ended a name; an escaped one is a slash all the same.
    private mutating func skipsSlash() -> Bool {
        guard let next else { return false }
        place += next == .slash ? 1 : 2
        return true
    }

    /// Reads up to the next slash or the end.
    private mutating func name() throws(Mistake) -> [NamePattern.Token] {
        var tokens: [NamePattern.Token] = []
        while let byte = next, byte != .slash {
            switch byte {
            case UInt8(ascii: "*"): tokens.append(.anyText)
            case UInt8(ascii: "?"): tokens.append(.anyUnit)
            case UInt8(ascii: "["):
                tokens.append(.unit(of: try set()))
                continue
            case UInt8(ascii: "\\"):
                guard let escaped = peek(1) else { throw .loneBackslash }
                if escaped == .slash { return tokens }
                tokens.append(.literal(escaped))
                place += 1
            default: tokens.append(.literal(byte))
            }
            place += 1
        }
        return tokens
    }

    /// Reads `[…]`, with the quirks of git: a `]` that comes first is one of the set, as is a `-` beside a range.
    private mutating func set() throws(Mistake) -> UnitSet {
        var set = UnitSet()
        place += 1
        if next == UInt8(ascii: "!") || next == UInt8(ascii: "^") {
            set.isNegated = true
            place += 1
        }
        // What a range may begin with.
        var previous: UInt32?
        var isFirst = true
        while let byte = next, isFirst || byte != UInt8(ascii: "]") {
            isFirst = false
            if byte == UInt8(ascii: "["), peek(1) == UInt8(ascii: ":"), let members = try characterClass() {
                set.ranges += members
                previous = nil
            } else if byte == UInt8(ascii: "-"), let low = previous, let end = peek(1),
                end != UInt8(ascii: "]")
            {
                place += 1
                let high = try member()
                if low <= high { set.ranges.append(low...high) }
                previous = nil
            } else {
                let value = try member()
                set.ranges.append(value...value)
                previous = value
            }
        }
        guard next != nil else { throw .unclosedSet }
        place += 1
        return set
    }

    /// Reads one member of a set, which may be escaped.
    private mutating func member() throws(Mistake) -> UInt32 {
        if next == UInt8(ascii: "\\") { place += 1 }
        guard place < bytes.endIndex else { throw .unclosedSet }
        let (value, width) = unsafe bytes.withUnsafeBufferPointer {
            unsafe $0.span.unit(unit, (place - bytes.startIndex)..<$0.count)
        }
        place += width
        return value
    }

    /// Reads `[:alpha:]` and its like; nil when the bracket is nothing but a member.
    private mutating func characterClass() throws(Mistake) -> [ClosedRange<UInt32>]? {
        let start = place + 2
        guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "]")) else { throw .unclosedSet }
        guard end > start, bytes[end - 1] == UInt8(ascii: ":") else { return nil }
        guard let members = CharacterClass.named(String(decoding: bytes[start..<(end - 1)], as: UTF8.self))
        else {
            throw .unknownClass
        }
        place = end + 1
        return members
    }
}
