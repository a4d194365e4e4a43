package import PreflightModel

/// Writes requests: values by their roles in, a dialect's JSON out.
package struct RequestWriter {
    private var root: JSONTree = .object([])
    private let dialect: RequestDialect

    /// An empty request of a dialect.
    package init(_ dialect: RequestDialect) { self.dialect = dialect }

    /// The request as JSON, its fields in the document's order.
    package func json() -> [UInt8] { root.serialized() }

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
        root.set(.text(text), at: field.path.steps[...])
    }
}

extension RequestParameters {
    /// What a field of a role is to hold; nil to leave it out.
    fileprivate func value(
        _ role: RequestField.Role, in field: RequestField, _ orientation: CharacterOrientation?
    ) -> JSONTree? {
        switch role {
        case .image: imageURL.map(JSONTree.init)
        case .video: videoURL.map(JSONTree.init)
        case .orientation: (orientation?.rawValue).map(JSONTree.init)
        // Where there is one model alone, nobody has to name it.
        case .model:
            model.map(JSONTree.init) ?? field.onlyValue
        case .prompt: prompt.map(JSONTree.init)
        case .quality: quality.flatMap { field.value(meaning: $0.rawValue) }
        case .sound: sound.flatMap { field.value(of: $0) }
        case .duration: durationSeconds.map { .literal(String($0)) }
        case .element:
            elementID.map { field.isNumeric && Int64($0) != nil ? .literal($0) : JSONTree($0) }
        case .elementName: elementID == nil ? nil : JSONTree(elementName ?? "element_1")
        case .callback: callbackURL.map(JSONTree.init)
        case .task: taskID.map(JSONTree.init)
        case .watermark: isWatermarked.map { .literal(String($0)) }
        }
    }
}

extension RequestField {
    /// The value of a field that must be given and can have no other.
    fileprivate var onlyValue: JSONTree? {
        isRequired == true && values.count == 1 && JSONType(type) == .string ? JSONTree(values[0]) : nil
    }

    fileprivate var isNumeric: Bool { [.long, .integer, .number].contains(JSONType(type)) }

    /// Whether the sound is kept, in the document's words, or as a flag where it has none.
    fileprivate func value(of sound: Sound) -> JSONTree? {
        JSONType(type) == .boolean ? .literal(String(sound == .keep)) : value(meaning: sound.rawValue)
    }

    /// The value that stands for a meaning.
    fileprivate func value(meaning: String) -> JSONTree? {
        values.first { meanings[$0] == meaning }.map(JSONTree.init)
    }
}
