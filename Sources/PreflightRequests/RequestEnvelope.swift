package import PreflightJSON
package import PreflightModel
import PreflightText

/// A line of a stream taken apart: a request alone, or `{"id": …, "request": {…}, "map": {"URL": "path"}}`.
package struct RequestEnvelope: Sendable {
    /// The sender's own name for the line, a string or a number.
    package private(set) var id: JSONValue?
    /// The request; nil when the line is not JSON.
    package private(set) var request: JSONValue?
    /// The local file that is, or will be, at each URL.
    package private(set) var files: [String: String] = [:]
    /// What is wrong with the line's text, and with what is around the request.
    package private(set) var defects: [RequestDefect]

    /// Takes a line apart. No dialect has a field `request`, `id` or `map` in its root, so these tell an envelope.
    /// - Parameters:
    ///   - reading: The line as JSON.
    ///   - readsFiles: Whether a map of local files is taken; one that is not is a mistake.
    package init(_ reading: JSONReading, readsFiles: Bool = true) {
        defects = reading.defects.map(RequestDefect.init)
        guard let root = reading.root, let members = root.members,
            root["request"] != nil || root["id"] != nil || root["map"] != nil
        else {
            request = reading.root
            return
        }
        for member in members {
            switch member.name {
            case "id": readID(member)
            case "map" where readsFiles: readFiles(member.value)
            case "map":
                complain("a map names local files, which are not read here", at: member.value.position)
            case "request": request = request ?? member.value
            default:
                let hint =
                    Suggestion.nearest(to: member.name, in: ["id", "map", "request"])
                    .map { "; did you mean '\($0)'?" } ?? ""
                complain("an envelope has no '\(member.name.shownName)'\(hint)", at: member.position)
            }
        }
        if request == nil { complain("the envelope has no 'request'", at: root.position) }
        // Places inside an envelope are told from the request's root, like those of a request alone.
        defects = defects.map { defect in
            var defect = defect
            if let pointer = defect.pointer, pointer.hasPrefix("/request/") {
                defect.pointer = String(pointer.dropFirst("/request".count))
            }
            return defect
        }
    }

    private mutating func readID(_ member: JSONMember) {
        switch member.value.content {
        case .string, .number: id = id ?? member.value
        case .null: break
        default:
            complain(
                "the id is \(member.value.kindTitle); expected a string or a number",
                at: member.value.position)
        }
    }

    private mutating func readFiles(_ map: JSONValue) {
        guard let members = map.members else {
            guard map.content != .null else { return }
            return complain(
                "the map is \(map.kindTitle); expected an object of paths by URL", at: map.position)
        }
        for member in members {
            guard let path = member.value.string, !path.isEmpty else {
                complain(
                    "a path in the map is \(member.value.kindTitle); expected a string",
                    at: member.value.position)
                continue
            }
            files[member.name] = path
        }
    }

    private mutating func complain(_ detail: String, at position: TextPosition) {
        defects.append(RequestDefect(.envelope, detail, at: position))
    }
}

extension RequestDefect {
    /// What is wrong with the JSON of a request is wrong with the request.
    init(_ defect: JSONDefect) {
        let kind: Kind =
            switch defect.kind {
            case .syntax: .syntax
            case .comment: .comment
            case .trailingComma: .trailingComma
            case .duplicateName: .duplicateName
            case .encoding: .encoding
            case .tooLarge: .tooLarge
            }
        self.init(
            kind, defect.detail, at: defect.position, pointer: defect.pointer, advice: defect.advice)
    }
}
