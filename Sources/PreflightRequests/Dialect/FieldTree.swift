import PreflightModel
import PreflightText

/// A dialect's fields as a tree, in the shape of the request that they describe.
struct FieldTree: Sendable {
    /// The field that a value in this place is.
    private(set) var field: RequestField?
    /// The type that it is documented to have.
    private(set) var type: JSONType?
    /// The type that another document gives it.
    private var otherType: JSONType?
    /// Members of an object in this place, in the documents' order.
    var members: [Member] = []
    /// What every item of an array in this place is.
    private(set) var items: [FieldTree] = []
    /// What those items of an array in this place are that a member tells apart.
    private(set) var selections: [Selection] = []

    struct Member: Sendable {
        var name: String
        var tree: FieldTree
    }

    struct Selection: Sendable {
        var member: String
        var value: String
        var tree: FieldTree
    }

    /// A place of which no more is known than its members, if any.
    init(members: [Member] = []) { self.members = members }

    init(_ dialect: RequestDialect) {
        for field in dialect.fields { insert(field, at: field.path.steps[...]) }
    }

    /// Whether a value is of a type that any document gives this place.
    func fits(_ value: JSONValue) -> Bool {
        guard let type else { return true }
        return type.fits(value) || otherType?.fits(value) == true
    }

    /// Whether nothing is known of what is inside a value in this place.
    var isLeaf: Bool { members.isEmpty && items.isEmpty && selections.isEmpty }

    /// Whether the documents list no values for a field in this place.
    var isOpen: Bool { field?.values.isEmpty ?? true }

    /// The member of a name.
    func member(_ name: String) -> FieldTree? {
        members.first { $0.name.isSame(as: name) }?.tree
    }

    private mutating func insert(_ field: RequestField, at path: ArraySlice<FieldPath.Step>) {
        guard let step = path.first else {
            self.field = field
            type = JSONType(field.type)
            otherType = field.otherType.flatMap { JSONType($0) }
            return
        }
        let rest = path.dropFirst()
        switch step {
        case .member(let name):
            let index = members.firstIndex { $0.name == name } ?? members.endIndex
            if index == members.endIndex { members.append(Member(name: name, tree: FieldTree())) }
            members[index].tree.insert(field, at: rest)
        case .items:
            if items.isEmpty { items.append(FieldTree()) }
            items[0].insert(field, at: rest)
        case .itemsWhere(let member, let value):
            let index =
                selections.firstIndex { $0.member == member && $0.value == value } ?? selections.endIndex
            if index == selections.endIndex {
                selections.append(Selection(member: member, value: value, tree: FieldTree()))
            }
            selections[index].tree.insert(field, at: rest)
        }
    }

    /// What an item of an array in this place is: what every item is, and what its selections say. Not known when items
    /// are told apart and no selection is for this one.
    func tree(of item: JSONValue) -> (tree: FieldTree, isKnown: Bool) {
        var tree = items.first ?? FieldTree()
        let fitting = selections.filter { $0.selects(item) }
        for selection in fitting { tree.members += selection.tree.members }
        return (tree, selections.isEmpty || !fitting.isEmpty)
    }
}

extension FieldTree.Selection {
    /// Whether an item is one of those meant.
    func selects(_ item: JSONValue) -> Bool {
        item[member]?.text.map { $0.utf8.elementsEqual(value.utf8) } ?? false
    }
}
