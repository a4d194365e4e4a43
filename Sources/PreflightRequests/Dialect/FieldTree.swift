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

extension FieldTree {
    /// The objects that a request's fields are in; none when no object holds both media, so that nothing would be
    /// gained by leaving one out.
    var objects: [Member] {
        let objects = members.filter { $0.tree.type == .object && !$0.tree.members.isEmpty }
        return objects.contains { $0.tree.holdsMedia } ? objects : []
    }

    /// The names of the objects that hold both media.
    var holders: [String] { objects.filter { $0.tree.holdsMedia }.map(\.name) }

    /// The tree of a request whose writer left out objects that its fields belong into: the input alone, as some client
    /// libraries take it.
    /// - Parameter request: The request. An object that it has is not left out.
    /// - Returns: nil when that which holds the media is there, or there is none.
    func spread(for request: JSONValue) -> FieldTree? {
        let leftOut = objects.filter { request[$0.name] == nil }
        guard leftOut.contains(where: { $0.tree.holdsMedia }) else { return nil }
        var tree = FieldTree(
            members: members.filter { member in !leftOut.contains { $0.name == member.name } })
        for field in leftOut.flatMap(\.tree.members) where tree.member(field.name) == nil {
            tree.members.append(field)
        }
        return tree
    }

    /// Which of a request's members belong into which object.
    func objectsLeftOut(of request: JSONValue) -> [RequestShape.LeftOut] {
        let given = Set((request.members ?? []).prefix(64).map(\.name))
        var placed = Set(members.map(\.name))
        return objects.filter { request[$0.name] == nil }.compactMap { object in
            let fields = object.tree.members.map(\.name).filter { given.contains($0) && !placed.contains($0) }
            placed.formUnion(fields)
            return fields.isEmpty ? nil : RequestShape.LeftOut(object.name, fields: fields)
        }
    }

    private var holdsMedia: Bool { holds(.image) && holds(.video) }

    private func holds(_ role: RequestField.Role) -> Bool {
        field?.role == role
            || (members.map(\.tree) + items + selections.map(\.tree)).contains { $0.holds(role) }
    }
}
