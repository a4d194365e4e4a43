/// Writes JSON in the order it is told, piece by piece, indented by two spaces or all on one line.
///
/// `JSONEncoder` neither keeps the order of keys nor streams, and both are promised here. Values that JSON has no
/// word for cannot be written: a number that is not finite becomes `null`.
package struct JSONWriter: Sendable {
    private var bytes: [UInt8] = []
    private var depth = 0
    private var isFirst = true
    private var followsKey = false
    private let isCompact: Bool

    /// - Parameter isCompact: Whether there are neither line breaks nor spaces between values.
    package init(isCompact: Bool = false) { self.isCompact = isCompact }

    /// What was written since the last call.
    package mutating func drain() -> String {
        defer { bytes.removeAll(keepingCapacity: true) }
        return String(decoding: bytes, as: UTF8.self)
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

    package mutating func array<Element>(
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
        append(UInt8(ascii: ":"))
        if !isCompact { append(UInt8(ascii: " ")) }
        followsKey = true
    }

    /// A name that is not our own, and may need escapes.
    package mutating func key(escaping name: String) {
        separate()
        quote(name)
        append(UInt8(ascii: ":"))
        if !isCompact { append(UInt8(ascii: " ")) }
        followsKey = true
    }

    /// Ends the document's last line.
    package mutating func endDocument() { append(UInt8(ascii: "\n")) }

    // MARK: Values

    package mutating func null() { scalar("null") }
    package mutating func value(_ flag: Bool) { scalar(flag ? "true" : "false") }
    package mutating func value(_ number: some BinaryInteger) {
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

    /// A number as somebody else's JSON has it, to the letter.
    package mutating func value(number literal: String) { scalar(literal) }

    // MARK: Members

    package mutating func member(_ name: String, _ string: String?) {
        key(name)
        if let string { value(string) } else { null() }
    }

    package mutating func member(_ name: String, _ number: (some BinaryInteger)?) {
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

    package mutating func member<Value>(
        _ name: String, object optional: Value?, _ members: (inout Self, Value) -> Void
    ) {
        key(name)
        guard let optional else { return null() }
        object { members(&$0, optional) }
    }

    package mutating func member<Element>(
        _ name: String, array elements: some Sequence<Element>, _ write: (inout Self, Element) -> Void
    ) {
        key(name)
        array(elements, write)
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

    private mutating func scalar(_ word: String) {
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
            if !isFirst { append(UInt8(ascii: ",")) }
            breakLine()
        }
        isFirst = false
    }

    private mutating func breakLine() {
        if isCompact { return }
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
        case _ where HostileText.isHidden(scalar):
            for unit in String(scalar).utf16 { append(Self.unicodeEscape(unit)) }
        default: append(String(scalar))
        }
    }

    private static func unicodeEscape(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16, uppercase: true)
        return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
