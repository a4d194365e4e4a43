import PreflightText

/// A place in a text, as editors count.
package struct TextPosition: Sendable, Hashable {
    /// The line, from 1.
    package var line: Int
    /// The column, from 1, in Unicode scalars.
    package var column: Int

    /// Creates a position.
    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// A value of a request's JSON, and where it begins.
///
/// Unlike what a decoder returns, it keeps numbers to the letter, members in their order and twice when they are given
/// twice, and long strings where they lie in the request's own bytes.
package struct JSONValue: Sendable, Equatable {
    package var content: Content
    /// Where its first character is.
    package var position: TextPosition

    package init(_ content: Content, at position: TextPosition) {
        self.content = content
        self.position = position
    }

    package enum Content: Sendable, Equatable {
        case null
        case boolean(Bool)
        /// The number as it is written.
        case number(String)
        case string(JSONText)
        case array([JSONValue])
        case object([JSONMember])
    }
}

/// A member of a JSON object.
package struct JSONMember: Sendable, Equatable {
    package var name: String
    /// Where the name's opening quotation mark is.
    package var position: TextPosition
    package var value: JSONValue

    package init(_ name: String, at position: TextPosition, _ value: JSONValue) {
        self.name = name
        self.position = position
        self.value = value
    }
}

/// A JSON string's content, its escapes resolved. A string without escapes shares the bytes it was read from, so that
/// a picture of 10 MB in a request is never copied.
package struct JSONText: Sendable, Equatable {
    /// UTF-8, always well-formed.
    package let utf8: ArraySlice<UInt8>

    /// - Parameter utf8: Well-formed UTF-8.
    package init(utf8: ArraySlice<UInt8>) { self.utf8 = utf8 }

    /// A copy as a string.
    package var string: String { String(decoding: utf8, as: UTF8.self) }
}

extension JSONValue {
    package var text: JSONText? { if case .string(let text) = content { text } else { nil } }
    package var string: String? { text?.string }
    package var items: [JSONValue]? { if case .array(let items) = content { items } else { nil } }
    package var members: [JSONMember]? { if case .object(let members) = content { members } else { nil } }
    package var number: String? { if case .number(let literal) = content { literal } else { nil } }

    /// The value of a member; the first when there are several of the name.
    package subscript(_ name: String) -> JSONValue? {
        members?.first { $0.name.isSame(as: name) }?.value
    }
}
