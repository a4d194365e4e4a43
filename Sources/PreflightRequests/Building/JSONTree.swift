import PreflightJSON
import PreflightModel

/// JSON that is being put together, field by field.
indirect enum JSONTree {
    case object([(name: String, value: JSONTree)])
    case array([JSONTree])
    /// UTF-8 of a string.
    case text([UInt8])
    /// A number, `true` or `false`, as it is written.
    case literal(String)

    init(_ string: String) { self = .text(Array(string.utf8)) }

    /// Puts a value at a place, with the objects and arrays around it. Of an array, the one item meant is made or found.
    mutating func set(_ value: JSONTree, at path: ArraySlice<FieldPath.Step>) {
        guard let step = path.first else {
            self = value
            return
        }
        let rest = path.dropFirst()
        switch step {
        case .member(let name):
            var members =
                if case .object(let members) = self { members } else { [(name: String, value: JSONTree)]() }
            let index = members.firstIndex { $0.name == name } ?? members.endIndex
            if index == members.endIndex { members.append((name, .object([]))) }
            members[index].value.set(value, at: rest)
            self = .object(members)
        case .items:
            var items = if case .array(let items) = self { items } else { [JSONTree]() }
            if items.isEmpty { items.append(.object([])) }
            items[0].set(value, at: rest)
            self = .array(items)
        case .itemsWhere(let member, let kind):
            var items = if case .array(let items) = self { items } else { [JSONTree]() }
            let index = items.firstIndex { $0.has(member, kind) } ?? items.endIndex
            if index == items.endIndex { items.append(.object([(member, JSONTree(kind))])) }
            items[index].set(value, at: rest)
            self = .array(items)
        }
    }

    private func has(_ member: String, _ value: String) -> Bool {
        guard case .object(let members) = self else { return false }
        return members.contains { candidate in
            guard candidate.name == member, case .text(let text) = candidate.value else { return false }
            return text.elementsEqual(value.utf8)
        }
    }

    // MARK: - Writing

    /// The JSON, in one line.
    func serialized() -> [UInt8] {
        var bytes: [UInt8] = []
        write(into: &bytes)
        return bytes
    }

    private func write(into bytes: inout [UInt8]) {
        switch self {
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes += ", ".utf8 }
                Self.quote(Array(member.name.utf8), into: &bytes)
                bytes += ": ".utf8
                member.value.write(into: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        case .array(let items):
            bytes.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { bytes += ", ".utf8 }
                item.write(into: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .text(let text): Self.quote(text, into: &bytes)
        case .literal(let literal): bytes += literal.utf8
        }
    }

    private static func quote(_ text: [UInt8], into bytes: inout [UInt8]) {
        bytes.reserveCapacity(bytes.count + text.count + 2)
        bytes.append(UInt8(ascii: "\""))
        var index = 0
        while index < text.count {
            // A picture in Base64 is one run.
            let end = PlainRun.end(in: text, from: index)
            bytes += text[index..<end]
            guard end < text.count else { break }
            let byte = text[end]
            index = end + 1
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                bytes += "\\u00\(digits.count < 2 ? "0" : "")\(digits)".utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
