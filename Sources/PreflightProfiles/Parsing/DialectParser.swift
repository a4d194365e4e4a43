import PreflightModel
import PreflightYAML

/// Reads a form of the provider's request: `id`, `title`, `endpoint`, `otherEndpoints`, `key` and `fields`.
struct DialectParser {
    static let keys = [
        "id", "title", "endpoint", "otherEndpoints", "document", "partial", "wrappers", "key", "fields",
    ]
    static let keyKeys = ["header", "schemes", "quote", "document"]
    static let otherwiseKeys = ["type", "quote", "document"]
    static let fieldKeys = [
        "field", "role", "type", "otherwise", "required", "values", "meanings", "default", "maxCharacters",
        "minimum",
        "maximum", "maximumUnderImage", "orientation", "orientationQuote", "adjustment", "accepts", "refuses",
        "unclear", "quote", "document",
    ]
    /// The JSON types that documents name.
    static let types: [String] = {
        let simple = ["string", "boolean", "integer", "long", "number", "object", "array"]
        return simple + simple.map { "array[\($0)]" }
    }()

    private let sources: SourceParser

    init(sources: SourceParser) { self.sources = sources }

    /// The dialect at a node.
    func dialect(at node: YAMLNode) throws(PreflightError) -> RequestDialect {
        let entry = try node.entries(known: Self.keys)
        let id = try entry.required("id")
        let document = entry["document"]
        var fields: [RequestField] = []
        for node in try entry.required("fields").list() {
            let field = try field(at: node, in: document)
            guard !fields.contains(where: { $0.path == field.path }) else {
                throw node.mistake("a second field '\(field.name)'; expected each once")
            }
            if let role = field.role, fields.contains(where: { $0.role == role }) {
                throw node.mistake("a second field of role '\(role.rawValue)'; expected one")
            }
            fields.append(field)
        }
        return try RequestDialect(
            id: id.identifier(), title: entry.required("title").text(), endpoint: entry["endpoint"]?.text(),
            otherEndpoints: entry["otherEndpoints"]?.texts() ?? [],
            isPartial: entry["partial"]?.truth() ?? false, wrappers: entry["wrappers"]?.texts() ?? [],
            key: entry["key"].map { node throws(PreflightError) in try key(at: node, in: document) },
            fields: fields)
    }

    /// How a key is sent.
    private func key(at node: YAMLNode, in document: YAMLNode?) throws(PreflightError) -> DocumentedKey {
        let entry = try node.entries(known: Self.keyKeys)
        let header = try entry.required("header")
        return try DocumentedKey(
            header: header.text(), schemes: entry["schemes"]?.texts() ?? [],
            source: sources.source(of: entry, named: header, in: document))
    }

    /// A field, from the dialect's document unless it names another.
    private func field(at node: YAMLNode, in document: YAMLNode?) throws(PreflightError) -> RequestField {
        let entry = try node.entries(known: Self.fieldKeys)
        let name = try entry.required("field")
        guard let path = FieldPath(try name.text()) else {
            throw try name.mistake(
                "'\(name.text())' is not a field's path; expected names and dots, such as "
                    + "settings.mode, list[].id or list[type=image].url")
        }
        var field = try RequestField(
            path: path, type: type(at: entry.required("type")),
            source: sources.source(of: entry, named: name, in: document))
        if let node = entry["otherwise"] {
            let other = try node.entries(known: Self.otherwiseKeys)
            let type = try other.required("type")
            field.otherType = try self.type(at: type)
            field.otherTypeSource = try sources.source(of: other, value: type)
        }
        field.role = try entry["role"]?.choice(of: RequestField.Role.self)
        field.isRequired = try entry["required"]?.truth()
        field.values = try entry["values"]?.texts() ?? []
        field.defaultValue = try entry["default"]?.text()
        field.maxCharacters = try entry["maxCharacters"]?.wholeNumber()
        field.minimum = try entry["minimum"]?.wholeNumber()
        field.maximum = try entry["maximum"]?.wholeNumber()
        field.maximumUnderImage = try entry["maximumUnderImage"]?.wholeNumber()
        field.orientation = try entry["orientation"]?.choice(of: CharacterOrientation.self)
        if let node = entry["orientationQuote"] {
            field.orientationSource = field.source
            field.orientationSource?.quote = try node.text()
        }
        field.adjustment = try entry["adjustment"]?.text()
        field.accepts = try entry["accepts"]?.choices(of: RequestField.MediaForm.self) ?? []
        field.refuses = try entry["refuses"]?.choices(of: RequestField.MediaForm.self) ?? []
        field.unclear = try entry["unclear"]?.choices(of: RequestField.MediaForm.self) ?? []
        if let node = entry["meanings"] { field.meanings = try meanings(at: node, of: field) }
        if field.role == .prompt, let most = entry["maxCharacters"] {
            throw most.mistake(
                "the prompt's is a limit; expected '\(LimitKey.promptMaxCharacters.rawValue)' in 'limits'")
        }
        if let minimum = field.minimum, let maximum = field.maximum, minimum > maximum {
            throw try entry.required("minimum").mistake("\(minimum) is above the maximum, \(maximum)")
        }
        return field
    }

    private func type(at node: YAMLNode) throws(PreflightError) -> String {
        try node.choice(of: Self.types)
    }

    /// What a field's values stand for: one of the words of its role for each value.
    private func meanings(
        at node: YAMLNode, of field: RequestField
    ) throws(PreflightError) -> [String: String] {
        let words: [String]
        switch field.role {
        case .quality: words = RequestParameters.Quality.allCases.map(\.rawValue)
        case .sound: words = RequestParameters.Sound.allCases.map(\.rawValue)
        default: throw node.mistake("only values of role quality or sound have meanings")
        }
        let entries = try node.entries(known: field.values)
        var meanings: [String: String] = [:]
        for value in entries.keys { meanings[value] = try entries.required(value).choice(of: words) }
        return meanings
    }
}
