import PreflightModel
import PreflightText

/// `$'…'` of POSIX, which browsers write for a body with quotation marks in it.
extension ShellLexer {
    mutating func readANSI(_ word: inout ShellWord) {
        var start = offset
        while let byte {
            switch byte {
            case UInt8(ascii: "'"):
                word.append(text[start..<offset])
                return advance()
            case UInt8(ascii: "\\"):
                word.append(text[start..<offset])
                readEscape(&word)
                start = offset
            default: advance()
            }
        }
        word.append(text[start..<offset])
        word.isUnclosed = true
    }

    private mutating func readEscape(_ word: inout ShellWord) {
        let place = offset
        guard let letter = byte(ahead: 1) else { return takeBackslash(&word) }
        let simple: [UInt8: UInt8] = [
            UInt8(ascii: "n"): 0x0A, UInt8(ascii: "t"): 0x09, UInt8(ascii: "r"): 0x0D,
            UInt8(ascii: "a"): 0x07,
            UInt8(ascii: "b"): 0x08, UInt8(ascii: "e"): 0x1B, UInt8(ascii: "E"): 0x1B,
            UInt8(ascii: "f"): 0x0C,
            UInt8(ascii: "v"): 0x0B, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "'"): 0x27,
            UInt8(ascii: "\""): 0x22, UInt8(ascii: "?"): 0x3F,
        ]
        if let value = simple[letter] {
            advance(2)
            return word.append([value], at: place)
        }
        switch letter {
        case UInt8(ascii: "x"):
            advance(2)
            let value = readDigits(atMost: 2, radix: 16)
            word.append([UInt8(truncatingIfNeeded: value)], at: place)
        case UInt8(ascii: "u"), UInt8(ascii: "U"):
            advance(2)
            let value = readDigits(atMost: letter == UInt8(ascii: "u") ? 4 : 8, radix: 16)
            let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
            word.append(String(Character(scalar)).utf8, at: place)
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            advance()
            let value = readDigits(atMost: 3, radix: 8)
            word.append([UInt8(truncatingIfNeeded: value)], at: place)
        default: takeBackslash(&word)
        }
    }

    private mutating func takeBackslash(_ word: inout ShellWord) {
        word.append(text[offset..<offset + 1])
        advance()
    }

    private mutating func readDigits(atMost count: Int, radix: UInt32) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let digit = byte?.hexadecimalValue, digit < radix else { break }
            // At most eight digits of four bits each.
            value = value &* radix &+ UInt32(digit)
            advance()
        }
        return value
    }
}
