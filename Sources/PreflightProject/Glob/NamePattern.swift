/// A pattern of one name, which has no slash: literal text, `*`, `?`, and sets such as `[a-z]`.
///
/// Matching takes at most the product of both lengths: of several `*` only the last can ever have to give more, so
/// there is nothing to try twice.
struct NamePattern: Sendable, Hashable {
    /// What `?` and a set match one of.
    enum Element: Sendable {
        /// A byte, as in git's ignore files.
        case byte
        /// A Unicode scalar; a byte, where the name is not UTF-8.
        case scalar
    }

    enum Token: Sendable, Hashable {
        case literal(UInt8)
        case anyUnit
        case unit(of: UnitSet)
        case anyText
    }

    private let form: Form
    private let unit: Element

    /// Most patterns are a name, or a star and an extension; these need no search.
    private enum Form: Sendable, Hashable {
        case name([UInt8])
        case ending([UInt8])
        case tokens([Token])
    }

    init(_ tokens: [Token], unit: Element) {
        self.unit = unit
        let literals = tokens.compactMap { if case .literal(let byte) = $0 { byte } else { nil } }
        if literals.count == tokens.count {
            form = .name(literals)
        } else if tokens.first == .anyText, literals.count == tokens.count - 1 {
            form = .ending(literals)
        } else {
            form = .tokens(tokens)
        }
    }

    /// The text it matches, when that is one only.
    var name: [UInt8]? { if case .name(let name) = form { name } else { nil } }

    /// Whether a part of a path matches.
    func matches(_ path: borrowing Span<UInt8>, _ part: Range<Int>) -> Bool {
        switch form {
        case .name(let name): part.count == name.count && path.has(name, at: part.lowerBound)
        case .ending(let ending):
            part.count >= ending.count && path.has(ending, at: part.upperBound - ending.count)
        case .tokens(let tokens): matches(tokens, path, part)
        }
    }

    private func matches(_ tokens: [Token], _ path: borrowing Span<UInt8>, _ part: Range<Int>) -> Bool {
        var token = 0
        var place = part.lowerBound
        // The last star, and where what comes after it was last tried.
        var star: (next: Int, place: Int)?
        while place < part.upperBound {
            if token < tokens.count, tokens[token] == .anyText {
                token += 1
                star = (token, place)
            } else if token < tokens.count,
                let width = width(of: tokens[token], path, place..<part.upperBound)
            {
                token += 1
                place += width
            } else if let last = star {
                place = last.place + path.unit(unit, last.place..<part.upperBound).width
                token = last.next
                star = (token, place)
            } else {
                return false
            }
        }
        return tokens[token...].allSatisfy { $0 == .anyText }
    }

    /// How many bytes at the beginning of a part a token matches; nil for none.
    private func width(of token: Token, _ path: borrowing Span<UInt8>, _ part: Range<Int>) -> Int? {
        switch token {
        case .literal(let byte): return path[part.lowerBound] == byte ? 1 : nil
        case .anyText: return nil
        case .anyUnit: return path.unit(unit, part).width
        case .unit(let set):
            let next = path.unit(unit, part)
            return set.contains(next.value) ? next.width : nil
        }
    }
}

/// A set of units: `[a-z0]`, `[!a]`.
struct UnitSet: Sendable, Hashable {
    var isNegated = false
    var ranges: [ClosedRange<UInt32>] = []

    func contains(_ value: UInt32) -> Bool { ranges.contains { $0.contains(value) } != isNegated }
}

extension Span<UInt8> {
    /// Whether some bytes stand at a place, from which as many are left.
    func has(_ bytes: [UInt8], at start: Int) -> Bool {
        for index in bytes.indices where self[start + index] != bytes[index] { return false }
        return true
    }

    /// The first unit of a part that is not empty. A byte that is not UTF-8 is a unit beyond all scalars.
    func unit(_ unit: NamePattern.Element, _ part: Range<Int>) -> (value: UInt32, width: Int) {
        let first = self[part.lowerBound]
        if first < 0x80 || unit == .byte { return (UInt32(first), 1) }
        let stray = (UInt32(first) + 0x11_0000, 1)
        let width =
            switch first {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 1
            }
        guard width > 1, part.count >= width else { return stray }
        var value = UInt32(first) & (0xFF >> UInt32(width + 1))
        for offset in 1..<width {
            let next = self[part.lowerBound + offset]
            guard next & 0xC0 == 0x80 else { return stray }
            value = value << 6 | UInt32(next & 0x3F)
        }
        return (value, width)
    }
}
