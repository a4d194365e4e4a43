import PreflightModel

/// How much a request looks like one of a dialect.
struct DialectScore {
    /// How many of the request's members the dialect has, at whatever depth.
    let members: Int
    /// Whether the model that it names is one of the dialect's.
    let namesModel: Bool

    /// What tells dialects apart. A model's name weighs as much as two fields: providers give it names of their own.
    var weight: Int { members + (namesModel ? 2 : 0) }

    init(of root: JSONValue?, in tree: FieldTree) {
        var count = Count()
        if let root { count.visit(root, along: tree) }
        members = count.members
        namesModel = count.namesModel
    }

    private struct Count {
        var members = 0
        var namesModel = false
        /// As many members or items of one value as any provider's request has. The rest of a hostile one is not looked
        /// at, since this is done for every dialect.
        private static let breadth = 64

        mutating func visit(_ value: JSONValue, along tree: FieldTree) {
            if let field = tree.field, field.role == .model, let name = value.string {
                namesModel = namesModel || field.values.contains(name)
            }
            guard !tree.isLeaf else { return }
            switch value.content {
            case .object(let members):
                for member in members.prefix(Self.breadth) {
                    guard let known = tree.member(member.name) else { continue }
                    self.members += 1
                    visit(member.value, along: known)
                }
            case .array(let items):
                for item in items.prefix(Self.breadth) { visit(item, along: tree.tree(of: item).tree) }
            default: break
            }
        }
    }
}
