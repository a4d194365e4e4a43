/// A JSON type as documents name it.
package indirect enum JSONType: Sendable, Equatable {
    case string
    case boolean
    /// A whole number.
    case integer
    /// A whole number of up to 64 bits.
    case long
    case number
    case object
    /// An array; of one type of items when the document says which.
    case array(of: JSONType?)

    /// Reads a name such as `string` or `array[object]`; nil when it is none.
    package init?(_ name: String) {
        switch name {
        case "string": self = .string
        case "boolean": self = .boolean
        case "integer": self = .integer
        case "long": self = .long
        case "number": self = .number
        case "object": self = .object
        case "array": self = .array(of: nil)
        default:
            guard name.hasPrefix("array["), name.hasSuffix("]"),
                let item = JSONType(String(name.dropFirst(6).dropLast()))
            else { return nil }
            self = .array(of: item)
        }
    }

    /// Whether a value is of this type; an array's items are not looked at.
    package func fits(_ value: JSONValue) -> Bool {
        switch (self, value.content) {
        case (.string, .string), (.boolean, .boolean), (.number, .number), (.object, .object),
            (.array, .array):
            true
        case (.integer, .number(let literal)), (.long, .number(let literal)): Self.isWhole(literal)
        default: false
        }
    }

    /// Whether a number is written without a fraction and an exponent.
    package static func isWhole(_ literal: String) -> Bool {
        literal.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
    }

    /// The type in a sentence, with its article.
    package var title: String {
        switch self {
        case .string: "a string"
        case .boolean: "true or false"
        case .integer, .long: "a whole number"
        case .number: "a number"
        case .object: "an object"
        case .array(of: nil): "an array"
        case .array(of: let item?): "an array of \(item.plural)"
        }
    }

    private var plural: String {
        switch self {
        case .string: "strings"
        case .boolean: "booleans"
        case .integer, .long: "whole numbers"
        case .number: "numbers"
        case .object: "objects"
        case .array: "arrays"
        }
    }
}

extension JSONValue {
    /// What kind of value it is, in a sentence.
    package var kindTitle: String {
        switch content {
        case .null: "null"
        case .boolean(let flag): "\(flag)"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

extension JSONText {
    /// Number of Unicode scalars: what Python calls characters.
    package var scalarCount: Int { utf8.count { $0 & 0xC0 != 0x80 } }
    /// Number of UTF-16 units: what JavaScript and Java call the length.
    package var utf16Count: Int { utf8.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) + ($1 >= 0xF0 ? 1 : 0) } }
    /// Whether there is nothing but white space in it.
    package var isBlank: Bool { utf8.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } }
}
