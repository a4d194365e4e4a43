import PreflightModel
import PreflightText

/// Takes a command line apart as a shell does, and runs nothing: what the shell would replace stays as it is written.
///
/// Every step moves forward, so the time grows with the text alone.
struct ShellLexer {
    let text: [UInt8]
    let kind: ShellKind
    private(set) var offset: Int
    /// Where a no-break space, which ends no word, stands outside of quotation marks; nil when none does.
    private(set) var noBreakSpace: Int?
    /// What a here-document hands to standard input.
    private(set) var input: ShellWord?

    /// More than anybody's command has.
    private static let mostWords = 4096

    init(_ text: [UInt8], at offset: Int, kind: ShellKind) {
        self.text = text
        self.offset = offset
        self.kind = kind
    }

    var byte: UInt8? { offset < text.count ? text[offset] : nil }

    func byte(ahead distance: Int) -> UInt8? {
        let place = offset + distance
        return place < text.count ? text[place] : nil
    }

    mutating func advance(_ count: Int = 1) { offset = min(offset + count, text.count) }

    /// The words of the command that begins here; it ends at a line's end that nothing continues, or where another
    /// command begins.
    mutating func command() -> [ShellWord] {
        var words: [ShellWord] = []
        var delimiter: ShellWord?
        while skipBlanks(), words.count < Self.mostWords {
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                advance()
                if let delimiter {
                    readHereDocument(until: delimiter)
                    return words
                }
                // Copied from a page, a command may have lost what continues its lines.
                guard nextLineHasOption() else { return words }
            case UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "&"), UInt8(ascii: ")"):
                return words
            case UInt8(ascii: "#") where kind != .cmd: skipLine()
            case UInt8(ascii: "<") where byte(ahead: 1) == UInt8(ascii: "<"):
                advance(2)
                if byte == UInt8(ascii: "<") {
                    advance()
                    _ = skipBlanks()
                    input = word()
                } else {
                    if byte == UInt8(ascii: "-") { advance() }
                    _ = skipBlanks()
                    delimiter = word()
                }
            case UInt8(ascii: "<"), UInt8(ascii: ">"):
                // A file that the shell would open, and nobody does here.
                while byte.map({ "<>&".utf8.contains($0) }) == true { advance() }
                if skipBlanks() { _ = word() }
            default: words.append(word())
            }
        }
        return words
    }

    /// Skips blanks, and line ends that a mark continues.
    /// - Returns: Whether something follows.
    private mutating func skipBlanks() -> Bool {
        while let byte {
            if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
                advance()
            } else if byte == kind.continuation, let length = lineBreak(ahead: 1, skippingBlanks: true) {
                advance(1 + length)
            } else {
                return true
            }
        }
        return false
    }

    /// The length of a line break ahead; nil when there is none. Blanks before it are what people overlook.
    func lineBreak(ahead distance: Int, skippingBlanks: Bool = false) -> Int? {
        var length = 0
        while skippingBlanks, length < 16, byte(ahead: distance + length) == UInt8(ascii: " ") { length += 1 }
        if byte(ahead: distance + length) == UInt8(ascii: "\r") { length += 1 }
        return byte(ahead: distance + length) == UInt8(ascii: "\n") ? length + 1 : nil
    }

    private mutating func skipLine() {
        while let byte, byte != UInt8(ascii: "\n") { advance() }
    }

    /// Whether the next line begins with an option, and so goes on with the command.
    private mutating func nextLineHasOption() -> Bool {
        while let byte, byte <= 0x20 { advance() }
        guard byte == UInt8(ascii: "-"), let next = byte(ahead: 1) else { return false }
        return next == UInt8(ascii: "-")
            || (next | 0x20) >= UInt8(ascii: "a") && (next | 0x20) <= UInt8(ascii: "z")
    }

    /// Reads the lines up to one that is the delimiter. The shell replaces variables in them unless it is quoted.
    private mutating func readHereDocument(until delimiter: ShellWord) {
        var word = ShellWord(at: offset)
        let isQuoted = delimiter.place > delimiter.start
        while offset < text.count {
            let end = text[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
            let line = text[offset..<end]
            let bare = line.drop { $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: " ") }
            let content = bare.last == UInt8(ascii: "\r") ? bare.dropLast() : bare
            if content.elementsEqual(delimiter.bytes) {
                offset = end
                input = word
                return
            }
            if isQuoted {
                word.append(text[offset..<min(end + 1, text.count)])
                offset = min(end + 1, text.count)
            } else {
                readHereLine(&word, until: min(end + 1, text.count))
            }
        }
        word.isUnclosed = true
        input = word
    }

    /// Reads a line in which the shell replaces variables. What it replaces may go on behind the line.
    private mutating func readHereLine(_ word: inout ShellWord, until end: Int) {
        var start = offset
        while let byte, offset < end {
            switch byte {
            case UInt8(ascii: "$"), UInt8(ascii: "`"):
                word.append(text[start..<offset])
                if byte == UInt8(ascii: "$") {
                    readDollar(&word, isQuoted: true)
                } else {
                    readSubstitution(&word, from: 1)
                }
                start = offset
            case UInt8(ascii: "\\"):
                guard let next = self.byte(ahead: 1), "$`\\".utf8.contains(next) else {
                    advance()
                    continue
                }
                word.append(text[start..<offset])
                advance()
                start = offset
                advance()
            default: advance()
            }
        }
        word.append(text[start..<offset])
    }

    /// The word here.
    private mutating func word() -> ShellWord {
        var word = ShellWord(at: offset)
        if kind == .cmd {
            readCmd(&word)
        } else {
            while let byte, !isEnd(byte) { readPart(&word, byte) }
        }
        // Nothing may leave the place as it is.
        if offset == word.start { advance() }
        return word
    }

    private func isEnd(_ byte: UInt8) -> Bool {
        if byte <= 0x20 { return " \t\n\r".utf8.contains(byte) }
        return ";|&<>)".utf8.contains(byte)
            || byte == kind.continuation && lineBreak(ahead: 1) != nil && kind == .powerShell
    }
}

// MARK: - Parts of words

extension ShellLexer {
    private mutating func readPart(_ word: inout ShellWord, _ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "'"):
            advance()
            readSingleQuoted(&word)
        case UInt8(ascii: "\""):
            advance()
            readDoubleQuoted(&word)
        case UInt8(ascii: "@") where kind == .powerShell && isHereString: readHereString(&word)
        case UInt8(ascii: "$"): readDollar(&word, isQuoted: false)
        case UInt8(ascii: "`") where kind == .posix: readSubstitution(&word, from: 1)
        case UInt8(ascii: "\\") where kind == .posix, UInt8(ascii: "`"):
            if let length = lineBreak(ahead: 1) { return advance(1 + length) }
            advance()
            takeOne(&word)
        default:
            if byte == 0xC2, self.byte(ahead: 1) == 0xA0 { noBreakSpace = noBreakSpace ?? offset }
            takeOne(&word)
        }
    }

    private mutating func takeOne(_ word: inout ShellWord) {
        guard offset < text.count else { return }
        word.append(text[offset..<offset + 1])
        advance()
    }

    private mutating func readSingleQuoted(_ word: inout ShellWord) {
        while offset < text.count {
            guard let end = text[offset...].firstIndex(of: UInt8(ascii: "'")) else { break }
            appendLiteral(&word, to: end)
            offset = end + 1
            // Two of them are one in PowerShell.
            guard kind == .powerShell, byte == UInt8(ascii: "'") else { return }
            takeOne(&word)
        }
        appendLiteral(&word, to: text.count)
        offset = text.count
        word.isUnclosed = true
    }

    /// Takes what is in single quotes. Windows takes the marks away once more, so people write `\"` there.
    private mutating func appendLiteral(_ word: inout ShellWord, to end: Int) {
        guard kind == .powerShell else { return word.append(text[offset..<end]) }
        var start = offset
        var place = offset
        while place < end {
            if text[place] == UInt8(ascii: "\\"), place + 1 < end, text[place + 1] == UInt8(ascii: "\"") {
                word.append(text[start..<place])
                start = place + 1
                place += 1
            }
            place += 1
        }
        word.append(text[start..<end])
    }

    private mutating func readDoubleQuoted(_ word: inout ShellWord) {
        var start = offset
        while let byte {
            switch byte {
            case UInt8(ascii: "\""):
                word.append(text[start..<offset])
                advance()
                guard kind == .powerShell, self.byte == byte else { return }
                start = offset
                advance()
            case UInt8(ascii: "\\"), UInt8(ascii: "`"):
                if byte == UInt8(ascii: "`"), kind == .posix {
                    word.append(text[start..<offset])
                    readSubstitution(&word, from: 1)
                    start = offset
                } else if let length = escapeLength(byte) {
                    word.append(text[start..<offset])
                    advance(length)
                    start = offset
                    // What was escaped is taken with what follows it.
                    if length == 1 { advance() }
                } else {
                    advance()
                }
            case UInt8(ascii: "$"):
                word.append(text[start..<offset])
                readDollar(&word, isQuoted: true)
                start = offset
            default: advance()
            }
        }
        word.append(text[start..<offset])
        word.isUnclosed = true
    }

    /// How many bytes go away at an escape within double quotes: the mark alone, or a line break with it; nil when
    /// nothing is escaped.
    private func escapeLength(_ byte: UInt8) -> Int? {
        if byte == kind.continuation, let length = lineBreak(ahead: 1) { return 1 + length }
        guard let next = self.byte(ahead: 1) else { return nil }
        switch kind {
        case .posix: return byte == UInt8(ascii: "\\") && "$`\"\\".utf8.contains(next) ? 1 : nil
        case .powerShell:
            if byte == UInt8(ascii: "`") { return "$`\"".utf8.contains(next) ? 1 : nil }
            return next == UInt8(ascii: "\"") ? 1 : nil
        case .cmd: return nil
        }
    }

    // MARK: - What a shell replaces

    private mutating func readDollar(_ word: inout ShellWord, isQuoted: Bool) {
        guard let next = byte(ahead: 1) else { return takeOne(&word) }
        switch next {
        case UInt8(ascii: "'") where !isQuoted && kind == .posix:
            advance(2)
            readANSI(&word)
        case UInt8(ascii: "\"") where !isQuoted && kind == .posix:
            advance(2)
            readDoubleQuoted(&word)
        case UInt8(ascii: "("): readSubstitution(&word, from: 2, until: UInt8(ascii: ")"))
        case UInt8(ascii: "{"): readSubstitution(&word, from: 2, until: UInt8(ascii: "}"))
        default:
            // A name, or one of the shell's own; a dollar before anything else is one.
            let isName = next.isLetter || next == UInt8(ascii: "_")
            guard isName || "@*#?$!-0123456789".utf8.contains(next) else { return takeOne(&word) }
            let start = word.bytes.count
            takeOne(&word)
            takeOne(&word)
            while isName, let byte, isOfName(byte) { takeOne(&word) }
            word.noteExpansion(from: start)
        }
    }

    /// Whether a byte goes on with a variable's name: `$NAME`, or `$env:NAME` in PowerShell.
    private func isOfName(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_")
            || kind == .powerShell && byte == UInt8(ascii: ":")
    }

    /// Takes `$(…)`, `${…}` or a pair of backticks as they are written.
    private mutating func readSubstitution(
        _ word: inout ShellWord, from length: Int, until close: UInt8 = UInt8(ascii: "`")
    ) {
        let open = byte(ahead: length - 1)
        let start = offset
        advance(length)
        var depth = 1
        while let byte, depth > 0 {
            if byte == close {
                depth -= 1
            } else if byte == open {
                depth += 1
            } else if byte == UInt8(ascii: "\\") {
                advance()
            }
            advance()
        }
        word.isUnclosed = word.isUnclosed || depth > 0
        let place = word.bytes.count
        word.append(text[start..<offset])
        word.noteExpansion(from: place)
    }

    // MARK: - Here-strings of PowerShell

    private var isHereString: Bool {
        guard let quote = byte(ahead: 1), quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
            return false
        }
        return lineBreak(ahead: 2, skippingBlanks: true) != nil
    }

    private mutating func readHereString(_ word: inout ShellWord) {
        let quote = byte(ahead: 1) ?? 0
        advance(2 + (lineBreak(ahead: 2, skippingBlanks: true) ?? 0))
        let start = offset
        while let byte {
            if byte == quote, self.byte(ahead: 1) == UInt8(ascii: "@"),
                offset == start || text[offset - 1] == UInt8(ascii: "\n")
            {
                word.append(text[start..<offset])
                return advance(2)
            }
            if byte == UInt8(ascii: "$"), quote == UInt8(ascii: "\"") { word.isExpanded = true }
            advance()
        }
        word.append(text[start..<offset])
        word.isUnclosed = true
    }
}
