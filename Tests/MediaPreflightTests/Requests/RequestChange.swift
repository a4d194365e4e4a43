import PreflightModel

/// A request with one mistake in it.
struct RequestChange {
    var title: String
    var code: String
    var pointer: String
    var request: TestJSON

    static func all(
        of request: TestJSON, _ given: [(field: RequestField, pointer: String)], _ promptLength: Int
    ) -> [RequestChange] {
        given.flatMap { field, pointer in
            changes(of: field, promptLength).compactMap { title, code, value in
                var changed = request
                guard changed.change(pointer, to: value) else { return nil }
                return RequestChange(
                    title: "\(pointer) \(title)", code: code, pointer: pointer, request: changed)
            } + additions(to: request, field, pointer)
        }
    }

    private typealias Replacement = (title: String, code: String, value: TestJSON?)

    private static func changes(of field: RequestField, _ promptLength: Int) -> [Replacement] {
        var changes: [Replacement] = []
        let isList = field.type.hasPrefix("array")
        let isSelection = field.name.hasSuffix("]")
        if field.isRequired == true, !isSelection { changes.append(("missing", "REQ006", nil)) }
        switch field.type {
        case "string": changes.append(("a number for a string", "REQ008", .number("7")))
        case "boolean": changes.append(("a string for a flag", "REQ008", .text("true")))
        case "integer", "long": changes.append(("a string for a number", "REQ008", .text("5")))
        case "object": changes.append(("a list for an object", "REQ008", .list([])))
        default: if !isSelection { changes.append(("a string for a list", "REQ008", .text("x"))) }
        }
        if !field.values.isEmpty { changes.append(("a value of its own", "REQ009", .text("nonsense"))) }
        if let most = field.role == .prompt ? promptLength : field.maxCharacters {
            changes.append(("too long", "REQ010", .text(String(repeating: "字", count: most + 1))))
        }
        if let most = field.maximum, !isList {
            changes.append(("too much", "REQ011", .number("\(most + 1)")))
        }
        if let least = field.minimum, !isList {
            changes.append(("too little", "REQ011", .number("\(least - 1)")))
        }
        if field.minimum == 1, isList, !isSelection { changes.append(("no item", "REQ012", .list([]))) }
        if RequestGenerator.isMedia(field) {
            changes.append(("a private host", "SRC012", .text("https://10.1.2.3/a.png")))
            changes.append(("another scheme", "SRC009", .text("ftp://cdn.example.com/a.png")))
            changes.append(("a password", "SRC011", .text("https://a:b@cdn.example.com/a.png")))
        }
        if field.role == .callback {
            changes.append(("a callback to this machine", "REQ016", .text("https://127.0.0.1/done")))
        }
        return changes
    }

    /// What is added, rather than changed, at an object or a list.
    private static func additions(
        to request: TestJSON, _ field: RequestField, _ pointer: String
    ) -> [RequestChange] {
        var changes: [RequestChange] = []
        let parent = String(pointer[..<(pointer.lastIndex(of: "/") ?? pointer.startIndex)])
        let name = String(pointer.dropFirst(parent.count + 1))
        if case .object? = request.value(at: parent) {
            var stranger = request
            stranger.add("no_such_field", .number("1"), to: parent)
            changes.append(
                RequestChange(
                    title: "\(parent) with a field of its own", code: "REQ007",
                    pointer: "\(parent)/no_such_field", request: stranger))
            var twice = request
            twice.add(name, request.value(at: pointer) ?? .null, to: parent)
            changes.append(
                RequestChange(title: "\(pointer) twice", code: "REQ003", pointer: pointer, request: twice))
        }
        if let most = field.maximum, !field.name.hasSuffix("]"),
            case .list(let items)? = request.value(at: pointer), let item = items.first
        {
            var longer = request
            longer.change(pointer, to: .list(Array(repeating: item, count: most + 1)))
            changes.append(
                RequestChange(
                    title: "\(pointer) with one too many", code: "REQ012", pointer: pointer, request: longer))
        }
        return changes
    }
}
