import PreflightModel

/// How much a request looks like one of a dialect.
struct DialectScore {
    /// How many of the request's members the dialect has, at whatever depth.
    let members: Int
    /// How many of them are of another type than the dialect documents. Values say less: a misspelt one is a mistake.
    let misfits: Int
    /// How many members of the request the dialect does not have, at whatever depth.
    let unknown: Int
    /// How many members that the dialect requires are not there.
    let missing: Int
    private let holdsImage: Bool
    private let holdsVideo: Bool
    private let namesModel: Bool
    private let holdsModel: Bool

    /// Whether nothing about the request speaks for another dialect: it is one of this dialect without a mistake in its form.
    var isWhole: Bool {
        unknown == 0 && misfits == 0 && missing == 0 && holdsImage && holdsVideo && holdsModel == namesModel
    }

    /// What tells dialects apart. The fields of the media say more than others do, and a model's name more than a field:
    /// providers give it names of their own.
    var weight: Int { members + (holdsImage ? 1 : 0) + (holdsVideo ? 1 : 0) + (namesModel ? 2 : 0) }

    init(of root: JSONValue?, in tree: FieldTree) {
        var count = Count()
        if let root { count.visit(root, along: tree) }
        members = count.members
        misfits = count.misfits
        unknown = count.unknown
        missing = tree.members.count { $0.tree.field?.isRequired == true && root?[$0.name] == nil }
        holdsImage = count.holdsImage
        holdsVideo = count.holdsVideo
        namesModel = count.namesModel
        holdsModel = count.holdsModel
    }

    private struct Count {
        var members = 0
        var misfits = 0
        var unknown = 0
        var holdsImage = false
        var holdsVideo = false
        var namesModel = false
        var holdsModel = false
        /// As many members or items of one value as any provider's request has. The rest of a hostile one is not looked
        /// at, since this is done for every dialect.
        private static let breadth = 64

        mutating func visit(_ value: JSONValue, along tree: FieldTree) {
            if let field = tree.field { look(at: value, field, tree.type) }
            guard !tree.isLeaf else { return }
            switch value.content {
            case .object(let members):
                if members.count > Self.breadth { unknown += members.count - Self.breadth }
                for member in members.prefix(Self.breadth) {
                    guard let known = tree.member(member.name) else {
                        unknown += 1
                        continue
                    }
                    self.members += 1
                    visit(member.value, along: known)
                }
            case .array(let items):
                for item in items.prefix(Self.breadth) { visit(item, along: tree.tree(of: item).tree) }
            default: break
            }
        }

        private mutating func look(at value: JSONValue, _ field: RequestField, _ type: JSONType?) {
            switch field.role {
            case .image: holdsImage = true
            case .video: holdsVideo = true
            case .model:
                holdsModel = true
                namesModel = namesModel || value.string.map(field.values.contains) == true
            default: break
            }
            if type?.fits(value) == false, value.content != .null { misfits += 1 }
        }
    }
}
