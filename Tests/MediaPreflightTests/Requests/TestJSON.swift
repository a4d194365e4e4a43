import PreflightModel

/// JSON that tests put together and take apart.
indirect enum TestJSON: Equatable, Sendable {
    case null
    case flag(Bool)
    case number(String)
    case text(String)
    case list([TestJSON])
    case object([Member])

    struct Member: Equatable, Sendable {
        var name: String
        var value: TestJSON
    }

    /// The JSON, with a line for every member so that positions differ.
    var json: String {
        switch self {
        case .null: "null"
        case .flag(let flag): "\(flag)"
        case .number(let literal): literal
        case .text(let text): Self.quoted(text)
        case .list(let items): "[" + items.map(\.json).joined(separator: ", ") + "]"
        case .object(let members):
            "{\n" + members.map { "\(Self.quoted($0.name)): \($0.value.json)" }.joined(separator: ",\n")
                + "\n}"
        }
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case "\u{0}"..<" ":
                "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: "\(scalar)"
            }
        }
        return "\"" + escaped.joined() + "\""
    }

    /// Puts a value at a place, with the objects and lists around it.
    mutating func put(_ value: TestJSON, at path: FieldPath) { put(value, at: path.steps[...]) }

    private mutating func put(_ value: TestJSON, at path: ArraySlice<FieldPath.Step>) {
        guard let step = path.first else {
            self = value
            return
        }
        switch step {
        case .member(let name):
            var members = if case .object(let members) = self { members } else { [Member]() }
            let index = members.firstIndex { $0.name == name } ?? members.endIndex
            if index == members.endIndex { members.append(Member(name: name, value: .object([]))) }
            members[index].value.put(value, at: path.dropFirst())
            self = .object(members)
        case .items:
            var items = if case .list(let items) = self { items } else { [TestJSON]() }
            if items.isEmpty { items.append(.object([])) }
            items[0].put(value, at: path.dropFirst())
            self = .list(items)
        case .itemsWhere(let member, let kind):
            var items = if case .list(let items) = self { items } else { [TestJSON]() }
            let mark = Member(name: member, value: .text(kind))
            let isMarked: (TestJSON) -> Bool = { item in
                if case .object(let members) = item { members.contains(mark) } else { false }
            }
            let index = items.firstIndex(where: isMarked) ?? items.endIndex
            if index == items.endIndex { items.append(.object([mark])) }
            items[index].put(value, at: path.dropFirst())
            self = .list(items)
        }
    }

    /// Changes the value at a JSON pointer; nil takes it away.
    /// - Returns: Whether there is a value.
    @discardableResult
    mutating func change(_ pointer: String, to value: TestJSON?) -> Bool {
        change(pointer.split(separator: "/")[...], to: value)
    }

    private mutating func change(_ steps: ArraySlice<Substring>, to value: TestJSON?) -> Bool {
        guard let step = steps.first else {
            if let value { self = value }
            return true
        }
        switch self {
        case .object(var members):
            guard let index = members.firstIndex(where: { $0.name == step }) else { return false }
            if steps.count == 1, value == nil {
                members.remove(at: index)
            } else if !members[index].value.change(steps.dropFirst(), to: value) {
                return false
            }
            self = .object(members)
            return true
        case .list(var items):
            guard let index = Int(step), items.indices.contains(index) else { return false }
            if steps.count == 1, value == nil {
                items.remove(at: index)
            } else if !items[index].change(steps.dropFirst(), to: value) {
                return false
            }
            self = .list(items)
            return true
        default: return false
        }
    }

    /// The value at a JSON pointer.
    func value(at pointer: String) -> TestJSON? {
        pointer.split(separator: "/").reduce(self as TestJSON?) { value, step in
            switch value {
            case .object(let members): members.first { $0.name == step }?.value
            case .list(let items): Int(step).flatMap { items.indices.contains($0) ? items[$0] : nil }
            default: nil
            }
        }
    }

    /// Adds a member to the object at a pointer.
    mutating func add(_ name: String, _ value: TestJSON, to pointer: String) {
        guard case .object(let members)? = self.value(at: pointer) else { return }
        change(pointer, to: .object(members + [Member(name: name, value: value)]))
    }
}
