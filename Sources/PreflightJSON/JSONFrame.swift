import PreflightModel

/// An array or object that is being read.
struct JSONFrame {
    let isObject: Bool
    /// Where its bracket is.
    let position: TextPosition
    private(set) var items: [JSONValue] = []
    private(set) var members: [JSONMember] = []
    /// The member whose value is being read.
    private(set) var name = ""
    private var namePosition: TextPosition
    /// The names so far, once they are too many to be compared one by one. By bytes, since `String` holds names
    /// equal that JSON does not: é as one character and as two.
    private var names: Set<NameBytes> = []

    private static let fewMembers = 16

    init(isObject: Bool, at position: TextPosition) {
        self.isObject = isObject
        self.position = position
        namePosition = position
    }

    /// For a sentence.
    var kind: String { isObject ? "an object" : "an array" }
    /// For a sentence.
    var closingBracket: String { isObject ? "}" : "]" }

    /// Takes the name of the next member, and says whether it was given before.
    mutating func begin(_ utf8: ArraySlice<UInt8>, at position: TextPosition) -> Bool {
        name = String(decoding: utf8, as: UTF8.self)
        namePosition = position
        if members.count < Self.fewMembers {
            return members.contains { $0.name.utf8.count == utf8.count && $0.name.utf8.elementsEqual(utf8) }
        }
        if names.isEmpty {
            for member in members { names.insert(NameBytes(utf8: ArraySlice(member.name.utf8))) }
        }
        return !names.insert(NameBytes(utf8: utf8)).inserted
    }

    /// Takes the value of the member, or the next item.
    mutating func add(_ value: JSONValue) {
        if isObject {
            members.append(JSONMember(name, at: namePosition, value))
        } else {
            items.append(value)
        }
    }

    /// The value, once its bracket is closed.
    var value: JSONValue { JSONValue(isObject ? .object(members) : .array(items), at: position) }

    /// The part of a pointer (RFC 6901) that leads to what is being read.
    var pointerToken: String { isObject ? name.pointerStep : "/\(items.count)" }
}

/// A name's bytes, hashed as a whole: a slice by itself hashes them one by one, which takes ten times as long.
private struct NameBytes: Hashable {
    let utf8: ArraySlice<UInt8>

    func hash(into hasher: inout Hasher) {
        unsafe utf8.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }
}

extension String {
    /// A name as a step of a JSON pointer (RFC 6901), the slash before it included.
    package var pointerStep: String {
        guard utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
            return "/" + self
        }
        return unicodeScalars.reduce(into: "/") { step, scalar in
            switch scalar {
            case "~": step += "~0"
            case "/": step += "~1"
            default: step.unicodeScalars.append(scalar)
            }
        }
    }
}
