import PreflightModel
import PreflightText

/// The command line of Windows: `^` escapes for the shell, and `\"` for the program, which takes its line apart itself.
extension ShellLexer {
    mutating func readCmd(_ word: inout ShellWord) {
        // Whether the shell is between quotation marks, and whether the program is.
        var isShellQuoted = false
        var isQuoted = false
        var isSingle = false
        while let byte {
            switch byte {
            case UInt8(ascii: "^") where !isShellQuoted:
                if let length = lineBreak(ahead: 1, skippingBlanks: true) {
                    // Between the program's marks, a continued empty line is a line break.
                    if !isQuoted && !isSingle { return }
                    advance(1 + length)
                    if isQuoted, let more = lineBreak(ahead: 0) {
                        word.append(text[offset..<offset + more])
                        advance(more)
                    }
                    continue
                }
                advance()
                guard let escaped = self.byte else { return }
                take(&word, escaped, &isQuoted)
            case UInt8(ascii: "\"") where !isSingle:
                isShellQuoted.toggle()
                take(&word, byte, &isQuoted)
            case UInt8(ascii: "'") where !isQuoted:
                // No mark for this shell. Whoever writes it means it as one.
                isSingle.toggle()
                advance()
            case UInt8(ascii: "\\") where self.byte(ahead: 1) == UInt8(ascii: "\"") && !isSingle:
                advance()
                word.append(text[offset..<offset + 1])
                advance()
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
                UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "<"), UInt8(ascii: ">"):
                if !isQuoted && !isSingle { return }
                take(&word, byte, &isQuoted)
            case UInt8(ascii: "%"):
                guard let length = variableLength else {
                    take(&word, byte, &isQuoted)
                    continue
                }
                let start = word.bytes.count
                word.append(text[offset..<offset + length])
                advance(length)
                word.noteExpansion(from: start)
            default: take(&word, byte, &isQuoted)
            }
        }
        word.isUnclosed = isQuoted || isSingle
    }

    /// The length of `%NAME%` here, which this shell replaces within quotation marks too; nil when there is none.
    private var variableLength: Int? {
        let rest = text[offset...].dropFirst().prefix(64)
        let name = rest.prefix { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
        guard !name.isEmpty, name.endIndex < rest.endIndex, rest[name.endIndex] == UInt8(ascii: "%") else {
            return nil
        }
        return name.count + 2
    }

    /// Takes a byte that the shell hands on as the program takes it.
    private mutating func take(_ word: inout ShellWord, _ byte: UInt8, _ isQuoted: inout Bool) {
        if byte == UInt8(ascii: "\"") {
            isQuoted.toggle()
            return advance()
        }
        if byte == UInt8(ascii: "\\") {
            // `\"`, or `\^"` as a browser writes it.
            var length = 1
            if self.byte(ahead: length) == UInt8(ascii: "^") { length += 1 }
            if self.byte(ahead: length) == UInt8(ascii: "\"") {
                advance(length)
                word.append(text[offset..<offset + 1])
                return advance()
            }
            // A browser doubles the backslashes of a text before the mark.
            if self.byte(ahead: 1) == UInt8(ascii: "\\"), self.byte(ahead: 2) == UInt8(ascii: "\"") {
                word.append(text[offset..<offset + 1])
                return advance(2)
            }
        }
        word.append(text[offset..<offset + 1])
        advance()
    }
}
