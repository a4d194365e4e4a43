internal import PreflightJSON
package import PreflightModel

/// Writes requests: values by their roles in, a dialect's JSON out.
package struct RequestWriter {
    private var root = JSONValue(.object([]))
    private let dialect: RequestDialect

    /// An empty request of a dialect.
    package init(_ dialect: RequestDialect) { self.dialect = dialect }

    /// The request as JSON, its fields in the document's order.
    package func json() -> [UInt8] { JSONWriter.line(root) }

    /// Sets what a submission says besides its media, and the orientation that it asks for.
    package mutating func set(_ parameters: RequestParameters, orientation: CharacterOrientation?) {
        for field in dialect.fields {
            let value = field.role.map { parameters.value($0, in: field, orientation) } ?? field.onlyValue
            guard let value else { continue }
            root.set(value, at: field.path.steps[...])
        }
    }

    /// Sets a medium.
    /// - Parameters:
    ///   - role: `image` or `video`.
    ///   - text: Its URL, or its Base64.
    package mutating func set(_ role: RequestField.Role, _ text: [UInt8]) {
        guard let field = dialect.field(role) else { return }
        root.set(JSONValue(utf8: text), at: field.path.steps[...])
    }
}

extension RequestParameters {
    /// What a field of a role is to hold; nil to leave it out.
    fileprivate func value(
        _ role: RequestField.Role, in field: RequestField, _ orientation: CharacterOrientation?
    ) -> JSONValue? {
        switch role {
        case .image: imageURL.map { JSONValue($0) }
        case .video: videoURL.map { JSONValue($0) }
        case .orientation: (orientation?.rawValue).map { JSONValue($0) }
        // Where there is one model alone, nobody has to name it.
        case .model:
            model.map { JSONValue($0) } ?? field.onlyValue
        case .prompt: prompt.map { JSONValue($0) }
        case .quality: quality.flatMap { field.value(meaning: $0.rawValue) }
        case .sound: sound.flatMap { field.value(of: $0) }
        case .duration: durationSeconds.map { JSONValue(.number(String($0))) }
        case .element:
            elementID.map { field.isNumeric && Int64($0) != nil ? JSONValue(.number($0)) : JSONValue($0) }
        case .elementName: elementID == nil ? nil : JSONValue(elementName ?? "element_1")
        case .callback: callbackURL.map { JSONValue($0) }
        case .task: taskID.map { JSONValue($0) }
        case .watermark: isWatermarked.map { JSONValue(.boolean($0)) }
        }
    }
}

extension RequestField {
    /// The value of a field that must be given and can have no other.
    fileprivate var onlyValue: JSONValue? {
        isRequired == true && values.count == 1 && JSONType(type) == .string ? JSONValue(values[0]) : nil
    }

    fileprivate var isNumeric: Bool { [.long, .integer, .number].contains(JSONType(type)) }

    /// Whether the sound is kept, in the document's words, or as a flag where it has none.
    fileprivate func value(of sound: RequestParameters.Sound) -> JSONValue? {
        JSONType(type) == .boolean ? JSONValue(.boolean(sound == .keep)) : value(meaning: sound.rawValue)
    }

    /// The value that stands for a meaning.
    fileprivate func value(meaning: String) -> JSONValue? {
        values.first { meanings[$0] == meaning }.map { JSONValue($0) }
    }
}

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
