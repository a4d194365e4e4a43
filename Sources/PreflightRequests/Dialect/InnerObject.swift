import PreflightModel

/// An object inside of a text's root, which may be the request.
struct InnerObject {
    /// The names that lead to it.
    let path: [String]
    let value: JSONValue

    /// As deep as requests are kept in logs and workflows, and as many objects as are worth comparing with every dialect.
    private static let (depth, most) = (3, 16)

    /// The objects in a root, the outer ones first.
    static func all(in root: JSONValue?) -> [InnerObject] {
        guard let root else { return [] }
        var found: [InnerObject] = []
        var outer = [InnerObject(path: [], value: root)]
        for _ in 0..<depth {
            var inner: [InnerObject] = []
            for object in outer {
                for member in (object.value.members ?? []).prefix(64) where member.value.members != nil {
                    guard found.count + inner.count < most else { break }
                    inner.append(InnerObject(path: object.path + [member.name], value: member.value))
                }
            }
            found += inner
            outer = inner
        }
        return found
    }
}

extension JSONValue {
    /// Whether it is a workflow of ComfyUI, as its API takes it: nodes, each with a class and inputs.
    var isWorkflow: Bool {
        [self, self["prompt"]].compactMap(\.self).contains { nodes in
            (nodes.members ?? []).prefix(64).contains {
                $0.value["class_type"]?.string != nil && $0.value["inputs"]?.members != nil
            }
        }
    }
}
