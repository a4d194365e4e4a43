public import Foundation

/// Checks JSON against a folder of JSON Schemas. Knows the keywords that ours use and refuses any other, so that no
/// keyword is ever ignored.
///
/// Members that no schema names are mistakes too: a schema that is open to readers is closed to its own writer.
public struct JSONSchema {
    private let folder: URL

    /// The schemas in a folder.
    public init(folder: URL) { self.folder = folder }

    /// The folder `Schemas` beside a test file: formats that others define.
    public init(beside file: StaticString) {
        folder = URL(fileURLWithPath: "\(file)").deletingLastPathComponent()
            .appendingPathComponent("Schemas", isDirectory: true)
    }

    /// The package's own, in its folder `Schemas`.
    public static var published: JSONSchema {
        JSONSchema(folder: Repository.root.appendingPathComponent("Schemas", isDirectory: true))
    }

    /// Every mistake, each with the JSON pointer at which it is.
    public func mistakes(in json: String, schema name: String) throws -> [String] {
        let document = try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)
        let root = try load(name)
        return try check(document, against: root, in: root, at: "").mistakes
    }

    private typealias Schema = [String: Any]

    /// Mistakes, and the members that some schema named.
    private struct Outcome {
        var mistakes: [String] = []
        var named: Set<String> = []

        mutating func absorb(_ other: Outcome) {
            mistakes += other.mistakes
            named.formUnion(other.named)
        }
    }

    private struct UnknownKeyword: Error { let keyword: String }
    private struct BrokenReference: Error { let reference: String }

    private func load(_ name: String) throws -> Schema {
        let data = try Data(contentsOf: folder.appendingPathComponent(name))
        guard let schema = try JSONSerialization.jsonObject(with: data) as? Schema else {
            throw BrokenReference(reference: name)
        }
        return schema
    }

    /// One value against one schema. In an open one members may go unnamed: a condition asks for more of what is named
    /// elsewhere.
    private func check(
        _ value: Any, against schema: Schema, in root: Schema, at place: String, isOpen: Bool = false
    ) throws -> Outcome {
        var outcome = try evaluate(value, against: schema, in: root, at: place, isOpen: isOpen)
        if let object = value as? Schema, !isOpen {
            for name in Set(object.keys).subtracting(outcome.named).sorted() {
                outcome.mistakes.append("\(place)/\(name): no schema names this member")
            }
        }
        return outcome
    }

    /// One schema's keywords; members are checked where they are named, so that schemas can be combined.
    private func evaluate(
        _ value: Any, against schema: Schema, in root: Schema, at place: String, isOpen: Bool
    ) throws -> Outcome {
        var outcome = Outcome()
        func require(_ holds: Bool, _ mistake: @autoclosure () -> String) {
            if !holds { outcome.mistakes.append("\(place): \(mistake())") }
        }
        for (keyword, argument) in schema {
            switch keyword {
            case "$schema", "$id", "id", "$defs", "definitions", "title", "description", "default",
                "examples":
                break
            case "type":
                let types = argument as? [String] ?? [argument as? String ?? ""]
                require(types.contains { Self.isOfType($0, value) }, "is not of type \(types)")
            case "const": require(Self.equal(value, argument), "is not \(argument)")
            case "enum":
                let values = argument as? [Any] ?? []
                require(values.contains { Self.equal(value, $0) }, "\(value) is not one of \(values)")
            case "minimum", "maximum":
                if let number = (value as? NSNumber)?.doubleValue,
                    let bound = (argument as? NSNumber)?.doubleValue
                {
                    require(
                        keyword == "minimum" ? number >= bound : number <= bound, "\(number) is out of bounds"
                    )
                }
            case "uniqueItems":
                if let elements = value as? [Any], (argument as? NSNumber)?.boolValue == true {
                    let distinct = try Set(
                        elements.map {
                            try JSONSerialization.data(withJSONObject: [$0], options: .sortedKeys)
                        })
                    require(distinct.count == elements.count, "has an element twice")
                }
            case "format":
                if let text = value as? String {
                    let fits = try Self.hasFormat(argument, text)
                    require(fits, "'\(text)' is no \(argument)")
                }
            case "pattern":
                if let text = value as? String, let pattern = argument as? String {
                    require(
                        text.range(of: pattern, options: .regularExpression) != nil, "'\(text)' is malformed")
                }
            case "required":
                let members = Set((value as? Schema ?? [:]).keys)
                let missing = Set(argument as? [String] ?? []).subtracting(members).sorted()
                if value is Schema { require(missing.isEmpty, "lacks \(missing)") }
            case "dependencies":
                let members = Set((value as? Schema ?? [:]).keys)
                for (name, needed) in argument as? [String: [String]] ?? [:] where members.contains(name) {
                    let missing = Set(needed).subtracting(members).sorted()
                    require(missing.isEmpty, "has \(name) without \(missing)")
                }
            case "if":
                let condition = argument as? Schema ?? [:]
                let holds = try evaluate(value, against: condition, in: root, at: place, isOpen: true)
                    .mistakes
                    .isEmpty
                guard let branch = schema[holds ? "then" : "else"] as? Schema else { break }
                outcome.mistakes += try evaluate(value, against: branch, in: root, at: place, isOpen: true)
                    .mistakes
            case "then", "else": break
            case "properties":
                guard let object = value as? Schema, let properties = argument as? [String: Schema] else {
                    break
                }
                for (name, property) in properties {
                    outcome.named.insert(name)
                    guard let member = object[name] else { continue }
                    let inner = try check(
                        member, against: property, in: root, at: "\(place)/\(name)", isOpen: isOpen)
                    outcome.mistakes += inner.mistakes
                }
            case "additionalProperties":
                guard let object = value as? Schema else { break }
                let named = (schema["properties"] as? Schema ?? [:]).keys
                for (name, member) in object where !named.contains(name) {
                    if (argument as? NSNumber)?.boolValue == true { outcome.named.insert(name) }
                    // Of `false` the member stays unnamed, which is a mistake already.
                    guard let additional = argument as? Schema else { continue }
                    outcome.named.insert(name)
                    let inner = try check(
                        member, against: additional, in: root, at: "\(place)/\(name)", isOpen: isOpen)
                    outcome.mistakes += inner.mistakes
                }
            case "minItems", "minProperties":
                let count = keyword == "minItems" ? (value as? [Any])?.count : (value as? Schema)?.count
                if let count, let least = argument as? Int {
                    require(count >= least, "has fewer than \(least)")
                }
            case "items":
                guard let elements = value as? [Any], let items = argument as? Schema else { break }
                for (index, element) in elements.enumerated() {
                    let inner = try check(
                        element, against: items, in: root, at: "\(place)/\(index)", isOpen: isOpen)
                    outcome.mistakes += inner.mistakes
                }
            case "$ref":
                let (target, root) = try resolve(argument as? String ?? "", in: root)
                outcome.absorb(try evaluate(value, against: target, in: root, at: place, isOpen: isOpen))
            case "allOf":
                for part in argument as? [Schema] ?? [] {
                    outcome.absorb(try evaluate(value, against: part, in: root, at: place, isOpen: isOpen))
                }
            case "anyOf", "oneOf":
                let outcomes = try (argument as? [Schema] ?? []).map {
                    try evaluate(value, against: $0, in: root, at: place, isOpen: isOpen)
                }
                let fitting = outcomes.filter(\.mistakes.isEmpty)
                fitting.forEach { outcome.absorb($0) }
                let fits = keyword == "oneOf" ? fitting.count == 1 : !fitting.isEmpty
                let reasons = outcomes.flatMap(\.mistakes).joined(separator: "; ")
                require(fits, "fits \(fitting.count) of \(outcomes.count) alternatives: \(reasons)")
            default: throw UnknownKeyword(keyword: keyword)
            }
        }
        return outcome
    }

    private func resolve(_ reference: String, in root: Schema) throws -> (Schema, root: Schema) {
        let parts = reference.split(separator: "#", omittingEmptySubsequences: false)
        let file = try parts.first.flatMap { try $0.isEmpty ? nil : load(String($0)) } ?? root
        // The file as a whole.
        if parts.count == 1 { return (file, file) }
        let name = parts.last?.split(separator: "/").last.map(String.init) ?? ""
        guard let target = ((file["$defs"] ?? file["definitions"]) as? [String: Schema])?[name] else {
            throw BrokenReference(reference: reference)
        }
        return (target, file)
    }

    private static func isOfType(_ type: String, _ value: Any) -> Bool {
        switch type {
        case "null": value is NSNull
        case "object": value is Schema
        case "array": value is [Any]
        case "string": value is String
        case "boolean": isBoolean(value)
        case "integer":
            !isBoolean(value)
                && (value as? NSNumber).map { $0.doubleValue.rounded() == $0.doubleValue } == true
        case "number": !isBoolean(value) && value is NSNumber
        default: false
        }
    }

    /// Whether a text is of a format. Characters and escapes of URIs are those of RFC 3986.
    private static func hasFormat(_ format: Any, _ text: String) throws -> Bool {
        let uri = "([-A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$"
        let pattern =
            switch format as? String {
            case "uri": "^[A-Za-z][-A-Za-z0-9+.]*:" + uri
            case "uri-reference": "^([A-Za-z][-A-Za-z0-9+.]*:|(?![^/?#]*:))" + uri
            default: throw UnknownKeyword(keyword: "format \(format)")
            }
        return text.range(of: pattern, options: .regularExpression) != nil
    }

    private static func isBoolean(_ value: Any) -> Bool {
        guard let number = value as? NSNumber else { return false }
        return ["c", "B"].contains(unsafe String(cString: number.objCType))
    }

    private static func equal(_ left: Any, _ right: Any) -> Bool {
        if left is NSNull || right is NSNull { return left is NSNull && right is NSNull }
        return (left as? NSObject) == (right as? NSObject)
            || String(describing: left) == String(describing: right)
    }
}
