package import PreflightModel
import PreflightText

/// What a text came to as JSON.
package struct JSONReading: Sendable {
    /// The value; nil when the text could not be read to its end, which a defect then explains.
    package var root: JSONValue?
    /// What is wrong with the text, in its order.
    package var defects: [JSONDefect]

    package init(root: JSONValue?, defects: [JSONDefect]) {
        self.root = root
        self.defects = defects
    }
}

/// Reads JSON (RFC 8259) of any origin, and keeps where everything is.
///
/// What people and their programs add to JSON (comments, trailing commas, a name given twice, bytes that are not
/// UTF-8) is read over and told. Everything else that is not JSON ends the reading.
package enum JSONReader {
    /// - Parameters:
    ///   - bytes: The text.
    ///   - limits: How large it may be.
    ///   - origin: Where its pieces come from, when it was taken out of a larger text: places are told in that one.
    /// - Returns: The value, and what is wrong with the text.
    package static func read(
        _ bytes: [UInt8], limits: JSONLimits = .standard, from origin: TextOrigin? = nil
    ) -> JSONReading {
        var defects = DefectLog()
        var end = 0
        let begin = TextCursor(bytes, from: origin).position
        do throws(JSONDefect) {
            guard bytes.count <= limits.byteCount else {
                throw .tooLarge("the text is larger than \(limits.byteCount) bytes", at: begin)
            }
            if let encoding = WideEncoding(of: bytes) {
                throw .syntax("the text is \(encoding.rawValue), and must be UTF-8", at: begin)
            }
            var parser = JSONParser(bytes, limits: limits, from: origin)
            defer {
                defects = parser.defects
                end = parser.cursor.offset
            }
            let root = try parser.readText()
            return JSONReading(root: root, defects: parser.defects.inOrder())
        } catch {
            var defect = error
            if defect.kind == .syntax { defect.advice = SyntaxAdvice.advice(for: bytes, endingAt: end) }
            return JSONReading(root: nil, defects: defects.inOrder(endingWith: defect))
        }
    }
}

/// Bounds on what is read of a JSON text, so that none can exhaust memory or time.
package struct JSONLimits: Sendable, Hashable {
    /// Most bytes of the text. The largest image that any profile accepts, 50 MB, has 70 million characters in Base64.
    package var byteCount: Int
    /// Deepest nesting of arrays and objects. No provider's request nests deeper than 4.
    package var depth: Int
    /// Most values, counting every item and member.
    package var valueCount: Int

    package init(byteCount: Int = 128 << 20, depth: Int = 64, valueCount: Int = 100_000) {
        self.byteCount = byteCount
        self.depth = depth
        self.valueCount = valueCount
    }

    /// The bounds on a request.
    package static let standard = Self()
}
