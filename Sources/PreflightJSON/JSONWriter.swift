package import PreflightModel
import PreflightText

/// Writes JSON in the order it is told, piece by piece.
///
/// `JSONEncoder` neither keeps the order of keys nor streams, and both are promised here. Values that JSON has no
/// word for cannot be written: a number that is not finite becomes `null`.
package struct JSONWriter: Sendable {
    private var bytes: [UInt8] = []
    private var depth = 0
    private var isFirst = true
    private var followsKey = false
    private let layout: Layout

    /// Where there is white space.
    package enum Layout: Sendable {
        /// A line for each value, indented by two spaces.
        case indented
        /// One line, with a space behind each comma and colon.
        case line
        /// One line without any.
        case compact
    }

    package init(_ layout: Layout = .indented) { self.layout = layout }

    /// What was written since the last call.
    package mutating func drain() -> String {
        defer { bytes.removeAll(keepingCapacity: true) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text of a value, in one line.
    package static func line(_ value: JSONValue) -> [UInt8] {
        var writer = Self(.line)
        writer.value(value)
        return writer.bytes
    }

    // MARK: Structure

    package mutating func beginObject() { open(UInt8(ascii: "{")) }
    package mutating func endObject() { close(UInt8(ascii: "}")) }
    package mutating func beginArray() { open(UInt8(ascii: "[")) }
    package mutating func endArray() { close(UInt8(ascii: "]")) }

    package mutating func object(_ members: (inout Self) -> Void) {
        beginObject()
        members(&self)
        endObject()
    }

    @inlinable package mutating func array<Element>(
        _ elements: some Sequence<Element>, _ write: (inout Self, Element) -> Void
    ) {
        beginArray()
        for element in elements { write(&self, element) }
        endArray()
    }

    package mutating func key(_ name: String) {
        separate()
        // Names are our own and need no escapes.
        append(UInt8(ascii: "\""))
        append(name)
        append(UInt8(ascii: "\""))
        endKey()
    }

    /// A name that is not our own, and may need escapes.
    package mutating func key(escaping name: String) {
        separate()
        quote(name)
        endKey()
    }

    private mutating func endKey() {
        append(UInt8(ascii: ":"))
        if layout != .compact { append(UInt8(ascii: " ")) }
        followsKey = true
    }

    /// Ends the document's last line.
    package mutating func endDocument() { append(UInt8(ascii: "\n")) }

    // MARK: Values

    package mutating func null() { scalar("null") }
    package mutating func value(_ flag: Bool) { scalar(flag ? "true" : "false") }
    @inlinable package mutating func value(_ number: some BinaryInteger) {
        // A number of unknown width is written digit by digit, which takes several times as long.
        scalar(Int64(exactly: number)?.description ?? String(number))
    }

    /// The shortest digits that read back as the same number.
    package mutating func value(_ number: Double) { scalar(number.isFinite ? number.description : "null") }

    package mutating func value(_ string: String) {
        separate()
        quote(string)
        followsKey = false
    }

    /// A value that was read, or put together: its numbers to the letter.
    package mutating func value(_ value: JSONValue) {
        switch value.content {
        case .null: null()
        case .boolean(let flag): self.value(flag)
        case .number(let literal): scalar(literal)
        case .string(let text): self.value(text)
        case .array(let items): array(items) { $0.value($1) }
        case .object(let members):
            object { writer in
                for member in members {
                    writer.key(escaping: member.name)
                    writer.value(member.value)
                }
            }
        }
    }

    /// A string that may be a picture of many megabytes in Base64, which is never copied to be looked at.
    package mutating func value(_ text: JSONText) {
        guard text.utf8.allSatisfy(Self.isPlain) else { return value(text.string) }
        separate()
        append(UInt8(ascii: "\""))
        bytes += text.utf8
        append(UInt8(ascii: "\""))
        followsKey = false
    }

    // MARK: Members

    package mutating func member(_ name: String, _ string: String?) {
        key(name)
        if let string { value(string) } else { null() }
    }

    @inlinable package mutating func member(_ name: String, _ number: (some BinaryInteger)?) {
        key(name)
        if let number { value(number) } else { null() }
    }

    package mutating func member(_ name: String, _ number: Double?) {
        key(name)
        if let number { value(number) } else { null() }
    }

    package mutating func member(_ name: String, _ flag: Bool?) {
        key(name)
        if let flag { value(flag) } else { null() }
    }

    @inlinable package mutating func member<Value>(
        _ name: String, object optional: Value?, _ members: (inout Self, Value) -> Void
    ) {
        key(name)
        guard let optional else { return null() }
        object { members(&$0, optional) }
    }

    @inlinable package mutating func member<Element>(
        _ name: String, array elements: some Sequence<Element>, _ write: (inout Self, Element) -> Void
    ) {
        key(name)
        array(elements, write)
    }

    @inlinable package mutating func member<Element>(
        _ name: String, objects elements: some Sequence<Element>, _ members: (inout Self, Element) -> Void
    ) {
        member(name, array: elements) { writer, element in writer.object { members(&$0, element) } }
    }
}

// MARK: - Characters

extension JSONWriter {
    @inline(__always)
    private mutating func append(_ byte: UInt8) { bytes.append(byte) }

    private mutating func append(_ text: String) {
        // Appending the view itself copies byte by byte.
        var text = text
        text.withUTF8 { unsafe bytes.append(contentsOf: $0) }
    }

    @usableFromInline mutating func scalar(_ word: String) {
        separate()
        append(word)
        followsKey = false
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        append(bracket)
        followsKey = false
        depth += 1
        isFirst = true
    }

    private mutating func close(_ bracket: UInt8) {
        depth -= 1
        if !isFirst { breakLine() }
        append(bracket)
        isFirst = false
    }

    /// Puts the comma and the indentation before an element or a key; a value after its key needs neither.
    private mutating func separate() {
        if followsKey { return }
        if depth > 0 {
            if !isFirst {
                append(UInt8(ascii: ","))
                if layout == .line { append(UInt8(ascii: " ")) }
            }
            breakLine()
        }
        isFirst = false
    }

    private mutating func breakLine() {
        guard layout == .indented else { return }
        append(UInt8(ascii: "\n"))
        for _ in 0..<depth { append("  ") }
    }

    /// Escapes what JSON demands, and whatever a terminal or a CI log would act upon.
    private mutating func quote(_ string: String) {
        append(UInt8(ascii: "\""))
        var string = string
        // In one piece: asking a string's bytes one by one, and adding them so, takes several times as long.
        let isPlain = string.withUTF8 { utf8 in
            guard unsafe utf8.allSatisfy(Self.isPlain) else { return false }
            unsafe bytes.append(contentsOf: utf8)
            return true
        }
        if !isPlain { escape(string) }
        append(UInt8(ascii: "\""))
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
            && byte != UInt8(ascii: "#")
    }

    private mutating func escape(_ string: String) {
        var previous: Unicode.Scalar = " "
        for scalar in string.unicodeScalars {
            if scalar.isASCII, Self.isPlain(UInt8(truncatingIfNeeded: scalar.value)) {
                append(UInt8(truncatingIfNeeded: scalar.value))
            } else {
                escape(scalar, after: previous)
            }
            previous = scalar
        }
    }

    private mutating func escape(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar) {
        switch scalar {
        case "\"": append("\\\"")
        case "\\": append("\\\\")
        case "\n": append("\\n")
        case "\r": append("\\r")
        case "\t": append("\\t")
        case "#" where previous == "#": append("\\u0023")
        case "×": append("×")  // in every size; looking its properties up takes long
        case _ where scalar.isHidden:
            for unit in String(scalar).utf16 { append("\\u" + unit.hexadecimal(digits: 4)) }
        default: append(String(scalar))
        }
    }
}
