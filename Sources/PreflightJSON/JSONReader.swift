package import PreflightModel

/// What a text came to as JSON.
package struct JSONReading: Sendable {
    /// The value; nil when the text could not be read to its end, which a defect then explains.
    package var root: JSONValue?
    /// What is wrong with the text, in its order.
    package var defects: [RequestDefect]
}

/// Reads JSON (RFC 8259) of any origin, and keeps where everything is.
///
/// What people and their programs add to JSON (comments, trailing commas, a name given twice, bytes that are not
/// UTF-8) is read over and told. Everything else that is not JSON ends the reading.
package enum JSONReader {
    package static func read(_ bytes: [UInt8], limits: JSONLimits = .standard) -> JSONReading {
        var defects = DefectLog()
        let begin = TextPosition(line: 1, column: 1)
        do throws(JSONFailure) {
            guard bytes.count <= limits.byteCount else {
                throw .tooLarge("the text is larger than \(limits.byteCount) bytes", at: begin)
            }
            if let encoding = WideEncoding(of: bytes) {
                throw .syntax("the text is \(encoding.rawValue), and must be UTF-8", at: begin)
            }
            var parser = JSONParser(bytes, limits: limits)
            defer { defects = parser.defects }
            let root = try parser.readText()
            return JSONReading(root: root, defects: parser.defects.inOrder())
        } catch {
            return JSONReading(root: nil, defects: defects.inOrder(endingWith: error.defect))
        }
    }
}

/// Why reading ended before the end of the text.
struct JSONFailure: Error {
    let defect: RequestDefect

    static func syntax(_ detail: String, at position: TextPosition) -> Self {
        Self(defect: RequestDefect(.syntax, detail, at: position))
    }

    static func tooLarge(_ detail: String, at position: TextPosition) -> Self {
        Self(defect: RequestDefect(.tooLarge, detail, at: position))
    }
}

/// Encodings that editors on Windows save, and that no API takes.
private enum WideEncoding: String {
    case utf16 = "UTF-16"
    case utf32 = "UTF-32"

    /// A JSON text begins with an ASCII character, so the bytes around it tell how wide the characters are.
    init?(of bytes: [UInt8]) {
        // One bit a byte, the first one highest: whether it is zero.
        var zeros = 0
        for byte in bytes.prefix(4) { zeros = zeros << 1 | (byte == 0 ? 1 : 0) }
        switch (bytes.first, bytes.dropFirst().first, zeros) {
        case (0xFF, 0xFE, 0b0011), (0, 0, 0b1100): self = .utf32
        case (0xFF, 0xFE, _), (0xFE, 0xFF, _): self = .utf16
        // Never a single zero beside three others, so that a stray NUL is told as what it is.
        case (_, _, 0b0111), (_, _, 0b1110): self = .utf32
        case (_, _, 0b0101), (_, _, 0b1010): self = .utf16
        default: return nil
        }
    }
}
