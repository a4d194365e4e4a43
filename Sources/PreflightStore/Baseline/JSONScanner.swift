/// Goes through JSON (RFC 8259) once, from its beginning to its end, and keeps nothing of it.
///
/// Of a baseline only strings are wanted, and of those there may be a million.
struct JSONScanner {
    private let bytes: [UInt8]
    private var position = 0

    /// What is wrong, and where it begins.
    struct Mistake: Error {
        var reason: String
        var position: Int
    }

    private static let depthLimit = 64

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Where the next value begins, for mistakes that are found after it was read.
    mutating func nextPosition() -> Int {
        skipSpace()
        return position
    }

    /// Reads an object.
    /// - Parameters:
    ///   - name: What it is, for mistakes.
    ///   - read: Reads or skips the value of a member.
    /// - Throws: `Mistake` when there is no object.
    mutating func object(
        _ name: String, _ read: (inout JSONScanner, String) throws(Mistake) -> Void
    ) throws(Mistake) {
        guard take("{") else { throw mistake("\(name) is not an object") }
        if take("}") { return }
        repeat {
            let member = try string("a member's name")
            guard take(":") else { throw mistake("':' is missing") }
            try read(&self, member)
        } while take(",")
        guard take("}") else { throw mistake("',' or '}' is missing") }
    }

    /// Reads an array.
    /// - Parameters:
    ///   - name: What it is, for mistakes.
    ///   - read: Reads an element.
    /// - Throws: `Mistake` when there is no array.
    mutating func array(
        _ name: String, _ read: (inout JSONScanner) throws(Mistake) -> Void
    ) throws(Mistake) {
        guard take("[") else { throw mistake("\(name) is not an array") }
        if take("]") { return }
        repeat { try read(&self) } while take(",")
        guard take("]") else { throw mistake("',' or ']' is missing") }
    }

    /// Reads a string.
    /// - Parameter name: What it is, for mistakes.
    /// - Returns: Its content, with its escapes resolved.
    /// - Throws: `Mistake` when there is no string.
    mutating func string(_ name: String) throws(Mistake) -> String {
        guard take("\"") else { throw mistake("\(name) is not a string") }
        var text: [UInt8] = []
        var start = position
        while position < bytes.endIndex {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                text += bytes[start..<position]
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw mistake("\(name) is not in UTF-8")
                }
                position += 1
                return string
            case UInt8(ascii: "\\"):
                text += bytes[start..<position]
                text += Array(String(try escape()).utf8)
                start = position
            case 0..<0x20: throw mistake("\(name) has a control character in it")
            default: position += 1
            }
        }
        throw mistake("\(name) has no end")
    }

    /// Goes past a value, whatever it is.
    mutating func skipValue(depth: Int = 0) throws(Mistake) {
        guard depth < Self.depthLimit else { throw mistake("values nest more than \(Self.depthLimit) deep") }
        skipSpace()
        switch position < bytes.endIndex ? bytes[position] : 0 {
        case UInt8(ascii: "{"):
            try object("this") { scanner, _ throws(Mistake) in try scanner.skipValue(depth: depth + 1) }
        case UInt8(ascii: "["):
            try array("this") { scanner throws(Mistake) in try scanner.skipValue(depth: depth + 1) }
        case UInt8(ascii: "\""): _ = try string("this")
        default:
            let word = bytes[position...].prefix { !" \t\r\n,:[]{}\"".utf8.contains($0) }
            let text = String(decoding: word, as: UTF8.self)
            let isNumber = word.first.map { $0 == 0x2D || (0x30...0x39).contains($0) } == true
            guard ["true", "false", "null"].contains(text) || isNumber && Double(text) != nil else {
                throw mistake("a value is missing")
            }
            position = word.endIndex
        }
    }

    /// Makes sure that nothing follows.
    mutating func end() throws(Mistake) {
        guard nextPosition() == bytes.endIndex else {
            throw mistake("something follows the end of the document")
        }
    }

    /// Line and column of a position, from 1, as editors count.
    func place(of position: Int) -> (line: Int, column: Int) {
        let before = bytes[..<position]
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        // Of a character's bytes in UTF-8, the first alone is no continuation.
        let column = before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
        return (before.count { $0 == UInt8(ascii: "\n") } + 1, column)
    }

    private func mistake(_ reason: String) -> Mistake { Mistake(reason: reason, position: position) }

    private mutating func skipSpace() {
        while position < bytes.endIndex, " \t\r\n".utf8.contains(bytes[position]) { position += 1 }
    }

    /// Goes past a character, and white space before it, when it is there.
    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard position < bytes.endIndex, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func escape() throws(Mistake) -> Unicode.Scalar {
        let simple: [UInt8: Unicode.Scalar] = [
            0x22: "\"", 0x5C: "\\", 0x2F: "/", 0x62: "\u{8}", 0x66: "\u{C}", 0x6E: "\n", 0x72: "\r",
            0x74: "\t",
        ]
        let letter = position + 1 < bytes.endIndex ? bytes[position + 1] : 0
        if let scalar = simple[letter] {
            position += 2
            return scalar
        }
        guard let first = codeUnit() else { throw mistake("this escape is not one of JSON's") }
        if let scalar = Unicode.Scalar(first) {
            position += 6
            return scalar
        }
        position += 6
        // Half of a character outside the basic plane: the other half follows.
        guard first < 0xDC00, let second = codeUnit(), (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + UInt32(first - 0xD800) << 10 + UInt32(second - 0xDC00))
        else { throw mistake("half of a surrogate pair is missing") }
        position += 6
        return scalar
    }

    /// The number in `\u` and four hexadecimal digits, if that is what comes next.
    private func codeUnit() -> UInt16? {
        let digits = bytes[position...].prefix(6)
        guard digits.count == 6, digits.starts(with: "\\u".utf8) else { return nil }
        return digits.dropFirst(2).reduce(UInt16?(0)) { number, digit in
            guard let number, let value = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
            return number << 4 | UInt16(value)
        }
    }
}
