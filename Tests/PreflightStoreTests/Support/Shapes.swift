/// What the types of a value, and of all that is in it, are made of.
struct Shapes {
    /// Stored properties of structures, and cases of enumerations, in their order, by the type's name.
    private(set) var types: [String: String] = [:]
    /// Where something is nil or empty.
    private(set) var gaps: [String] = []

    /// Looks at a further value.
    mutating func add(_ value: Any, at place: String = "") {
        let type = String(reflecting: Swift.type(of: value))
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional:
            guard let wrapped = mirror.children.first?.value else { return gaps.append("\(place) is nil") }
            add(wrapped, at: place)
        case .collection:
            if mirror.children.isEmpty { gaps.append("\(place) is empty") }
            for child in mirror.children { add(child.value, at: place) }
        case .enum:
            if let value = value as? any CaseIterable {
                types[type] = Self.cases(value)
            } else if let child = mirror.children.first, let label = child.label {
                types["\(type).\(label)"] = String(reflecting: Swift.type(of: child.value))
                add(child.value, at: "\(place).\(label)")
            }
        case .struct where !mirror.children.isEmpty && !(value is String):
            types[type] = mirror.children.map { $0.label ?? "?" }.joined(separator: " ")
            for child in mirror.children { add(child.value, at: "\(place).\(child.label ?? "?")") }
        default: break
        }
    }

    private static func cases(_ value: some CaseIterable) -> String {
        type(of: value).allCases.map { "\($0)" }.joined(separator: " ")
    }

    /// All that was seen, a type a line.
    var text: String {
        types.filter { $0.key.hasPrefix("PreflightModel.") }.sorted { $0.key < $1.key }
            .map { "\($0.key.dropFirst("PreflightModel.".count)): \($0.value)\n" }.joined()
    }
}
