import PreflightModel

/// Reads one text. Open arrays and objects are a list and not calls within calls, so no nesting exhausts the stack.
struct JSONParser {
    var cursor: TextCursor
    var defects = DefectLog()
    private let limits: JSONLimits
    private var frames: [JSONFrame] = []
    private var valueCount = 0

    init(_ bytes: [UInt8], limits: JSONLimits, from origin: TextOrigin? = nil) {
        cursor = TextCursor(bytes, from: origin)
        self.limits = limits
    }

    /// Deepest nesting under any limits: values are freed by calls within calls, and each level takes some stack.
    private static let deepestNesting = 512

    mutating func readText() throws(JSONDefect) -> JSONValue {
        if cursor.advanceOverByteOrderMark() {
            defects.record(
                .encoding, at: cursor.position, "the text begins with a byte order mark, which JSON must not")
        }
        try skipWhitespace()
        if cursor.isAtEnd { throw .syntax("the text is empty; expected a JSON value", at: cursor.position) }
        var completed = try readValue()
        while let depth = frames.indices.last {
            if let value = completed {
                frames[depth].add(value)
                completed = try readSeparator() ? readElement() : close()
            } else {
                try skipWhitespace()
                completed = isAtClosingBracket ? close() : try readElement()
            }
        }
        try skipWhitespace()
        guard let root = completed, cursor.isAtEnd else { throw textAfterValue() }
        return root
    }

    /// Reads a value; nil when it is an array or object that is now open.
    private mutating func readValue() throws(JSONDefect) -> JSONValue? {
        let position = cursor.position
        valueCount += 1
        guard valueCount <= limits.valueCount else {
            throw .tooLarge("the text has more than \(limits.valueCount) values", at: position)
        }
        guard let byte = cursor.byte else { throw missing("a value") }
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            let most = min(limits.depth, Self.deepestNesting)
            guard frames.count < most else {
                throw .tooLarge("arrays and objects nest deeper than \(most) levels", at: position)
            }
            frames.append(JSONFrame(isObject: cursor.isAt("{"), at: position))
            cursor.advance()
            return nil
        case UInt8(ascii: "\""):
            return JSONValue(.string(JSONText(utf8: try readString())), at: position)
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            return JSONValue(.number(try readNumber()), at: position)
        default: return JSONValue(try readWord(), at: position)
        }
    }

    /// Reads the next item, or the next member with its name.
    private mutating func readElement() throws(JSONDefect) -> JSONValue? {
        if let depth = frames.indices.last, frames[depth].isObject {
            guard cursor.isAt("\"") else { throw missingName(in: frames[depth]) }
            let position = cursor.position
            let isRepeated = frames[depth].begin(try readString(), at: position)
            if isRepeated {
                let pointer = defects.hasRoom(for: .duplicateName) ? pointer() : nil
                defects.record(
                    .duplicateName, at: position, pointer: pointer,
                    "the name is given twice in the same object; programs differ in which value they take")
            }
            try skipWhitespace()
            guard cursor.isAt(":") else { throw missing("':' after the name") }
            cursor.advance()
            try skipWhitespace()
        }
        return try readValue()
    }

    /// Reads what follows a value: a comma and true, or else the closing bracket is here.
    private mutating func readSeparator() throws(JSONDefect) -> Bool {
        try skipWhitespace()
        if isAtClosingBracket { return false }
        guard cursor.isAt(",") else {
            throw missing("',' or '\(frames.last?.closingBracket ?? "")' after the value")
        }
        let comma = cursor.position
        cursor.advance()
        try skipWhitespace()
        guard isAtClosingBracket else { return true }
        defects.record(
            .trailingComma, at: comma, "nothing follows the comma; JSON wants one between values only")
        return false
    }

    private var isAtClosingBracket: Bool {
        guard let frame = frames.last else { return false }
        return cursor.isAt(frame.isObject ? "}" : "]")
    }

    private mutating func close() -> JSONValue? {
        cursor.advance()
        return frames.popLast()?.value
    }

    /// Pointer of the member being read; nil when names so long lead there that copies of them would add up.
    private func pointer() -> String? {
        guard frames.reduce(0, { $0 + $1.name.utf8.count }) <= 1000 else { return nil }
        return frames.map(\.pointerToken).joined()
    }

    /// The innermost array or object that is open.
    var openFrame: JSONFrame? { frames.last }
}
