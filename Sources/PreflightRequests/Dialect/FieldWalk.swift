import PreflightJSON
import PreflightModel
import PreflightText

/// Walks a request along a dialect's fields, and notes each where it is, where it is missing, and what is left over.
struct FieldWalk {
    private(set) var slots: [FieldSlot] = []
    private(set) var unknownMembers: [UnknownMember] = []

    /// Walks the request that is at a pointer of a text.
    init(_ root: JSONValue, along tree: FieldTree, pointer: String = "") {
        visit(root, along: tree, pointer: pointer, position: root.position)
    }

    /// Notes a value, nil when it is not given, and what is in it. The position is where it begins, or what would hold it.
    private mutating func visit(
        _ value: JSONValue?, along tree: FieldTree, pointer: String, position: TextPosition
    ) {
        if let field = tree.field {
            slots.append(
                FieldSlot(field: field, type: tree.type, pointer: pointer, value: value, position: position))
        }
        guard !tree.isLeaf else { return }
        switch value?.content {
        case .object(let members) where !tree.members.isEmpty:
            visitMembers(of: members, along: tree, pointer: pointer, position: position)
        case .array(let items): visitItems(items, along: tree, pointer: pointer, position: position)
        case nil, .null:
            // What an object that is not there should hold is missing too; an array may well be empty.
            for member in tree.members {
                visit(nil, along: member.tree, pointer: pointer.appending(member.name), position: position)
            }
        default: break
        }
    }

    private mutating func visitMembers(
        of object: [JSONMember], along tree: FieldTree, pointer: String, position: TextPosition
    ) {
        for known in tree.members {
            let value = object.first { $0.name.isSame(as: known.name) }?.value
            visit(
                value, along: known.tree, pointer: pointer.appending(known.name),
                position: value?.position ?? position)
        }
        let known = tree.members.map(\.name)
        for member in object where tree.member(member.name) == nil {
            unknownMembers.append(
                UnknownMember(
                    name: member.name, value: member.value,
                    pointer: pointer.appending(member.name.shownName), position: member.position,
                    known: known))
        }
    }

    private mutating func visitItems(
        _ items: [JSONValue], along tree: FieldTree, pointer: String, position: TextPosition
    ) {
        for selection in tree.selections {
            guard let field = selection.tree.field else { continue }
            let selected = items.filter(selection.selects)
            let first = selected.first.map { JSONValue(.array(selected), at: $0.position) }
            slots.append(
                FieldSlot(
                    field: field, type: selection.tree.type, pointer: pointer, value: first,
                    position: first?.position ?? position))
        }
        for (index, item) in items.enumerated() {
            let (tree, isKnown) = tree.tree(of: item)
            let leftOver = unknownMembers.count
            visit(item, along: tree, pointer: pointer.appending("\(index)"), position: item.position)
            // An item of a kind that nobody knows is one mistake, not one for each of its members.
            if !isKnown { unknownMembers.removeSubrange(leftOver...) }
        }
    }
}

extension String {
    /// A JSON pointer one step deeper.
    fileprivate func appending(_ step: String) -> String { self + step.pointerStep }
}
