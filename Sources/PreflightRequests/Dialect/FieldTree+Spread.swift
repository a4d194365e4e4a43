import PreflightModel

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
