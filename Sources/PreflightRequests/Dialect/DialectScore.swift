import PreflightModel

/// How much a request looks like one of a dialect.
struct DialectScore {
    /// How many of the request's members the dialect has, at whatever depth.
    let members: Int
    /// How many of them are of another type than the documents say. Values say less: a misspelt one is a mistake.
    let misfits: Int
    /// How many members of the request the dialect does not have, at whatever depth.
    let unknown: Int
    /// How many fields that the dialect requires are not there, though what would hold them is.
    let missing: Int
    let holdsImage: Bool
    let holdsVideo: Bool
    private let namesModel: Bool
    private let namesOtherModel: Bool

    /// Whether nothing about the request speaks for another dialect: it is one of this dialect without a mistake in its form.
    var isWhole: Bool {
        unknown == 0 && misfits == 0 && missing == 0 && holdsImage && holdsVideo && !namesOtherModel
    }

    /// What speaks for the dialect. The fields of the media say more than others do, and a model's name more than a field:
    /// providers give it names of their own.
    var weight: Int { members + (holdsImage ? 1 : 0) + (holdsVideo ? 1 : 0) + (namesModel ? 2 : 0) }

    /// What speaks for the dialect, less what speaks against it. The rest of what is missing says no more than the first
    /// of it: the request may not be finished yet.
    /// - Parameter forgives: Whether what is missing counts only once, as with the dialect that is expected.
    /// - Returns: More for a likelier dialect; below 0 when more speaks against it.
    func likelihood(forgiving forgives: Bool = false) -> Int {
        weight - misfits - unknown - min(missing, forgives ? 1 : 2) - (namesOtherModel ? 1 : 0)
    }

    init(of root: JSONValue?, in tree: FieldTree) {
        var count = Count()
        if let root { count.visit(root, along: tree) }
        members = count.members
        misfits = count.misfits
        unknown = count.unknown
        missing = count.missing
        holdsImage = count.holdsImage
        holdsVideo = count.holdsVideo
        namesModel = count.namesModel
        namesOtherModel = count.namesOtherModel && !count.namesModel
    }

    private struct Count {
        var members = 0
        var misfits = 0
        var unknown = 0
        var missing = 0
        var holdsImage = false
        var holdsVideo = false
        var namesModel = false
        var namesOtherModel = false
        /// As many members or items of one value as any provider's request has. The rest of a hostile one is not looked
        /// at, since this is done for every dialect.
        private static let breadth = 64

        mutating func visit(_ value: JSONValue, along tree: FieldTree) {
            if let field = tree.field { look(at: value, field) }
            // What is in a value of the wrong type would be counted as further mistakes, and is the same one.
            guard tree.fits(value) else {
                if value.content != .null { misfits += 1 }
                return
            }
            guard !tree.isLeaf else { return }
            switch value.content {
            case .object(let members):
                visit(members, along: tree)
                missing += tree.members.count { $0.tree.field?.isRequired == true && value[$0.name] == nil }
            case .array(let items):
                for item in items.prefix(Self.breadth) { visit(item, along: tree.tree(of: item).tree) }
                missing += tree.selections.count { selection in
                    selection.tree.field?.isRequired == true
                        && !items.prefix(Self.breadth).contains(where: selection.selects)
                }
            default: break
            }
        }

        private mutating func visit(_ members: [JSONMember], along tree: FieldTree) {
            guard !tree.members.isEmpty else { return }
            if members.count > Self.breadth { unknown += members.count - Self.breadth }
            for member in members.prefix(Self.breadth) {
                guard let known = tree.member(member.name) else {
                    unknown += 1
                    continue
                }
                self.members += 1
                visit(member.value, along: known)
            }
        }

        private mutating func look(at value: JSONValue, _ field: RequestField) {
            switch field.role {
            case .image: holdsImage = true
            case .video: holdsVideo = true
            case .model:
                guard !field.values.isEmpty else { break }
                let isListed = value.string.map(field.values.contains) == true
                if isListed { namesModel = true } else { namesOtherModel = true }
            default: break
            }
        }
    }
}
