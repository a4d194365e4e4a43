import PreflightModel

/// JSON that is being put together, field by field. Nowhere in a text yet, so every place is the first.
extension JSONValue {
    init(_ content: Content) { self.init(content, at: TextPosition(line: 1, column: 1)) }
    init(_ string: String) { self.init(utf8: Array(string.utf8)) }
    init(utf8: [UInt8]) { self.init(.string(JSONText(utf8: utf8[...]))) }

    /// Puts a value at a place, with the objects and arrays around it. Of an array, the one item meant is made or found.
    mutating func set(_ value: JSONValue, at path: ArraySlice<FieldPath.Step>) {
        guard let step = path.first else {
            self = value
            return
        }
        let rest = path.dropFirst()
        switch step {
        case .member(let name):
            var members = members ?? []
            let index = members.firstIndex { $0.name == name } ?? members.endIndex
            if index == members.endIndex { members.append(JSONMember(name, at: position, Self(.object([])))) }
            members[index].value.set(value, at: rest)
            content = .object(members)
        case .items:
            var items = items ?? []
            if items.isEmpty { items.append(Self(.object([]))) }
            items[0].set(value, at: rest)
            content = .array(items)
        case .itemsWhere(let member, let kind):
            var items = items ?? []
            let index = items.firstIndex { $0[member]?.string == kind } ?? items.endIndex
            if index == items.endIndex {
                items.append(Self(.object([JSONMember(member, at: position, Self(kind))])))
            }
            items[index].set(value, at: rest)
            content = .array(items)
        }
    }
}
