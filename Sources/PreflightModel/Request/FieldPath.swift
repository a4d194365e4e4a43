/// Where a field stands in a request: `prompt`, `element_list[].element_id`, `contents[type=image].url`.
///
/// A dot leads into an object, `[]` to every item of an array, and `[name=value]` to those of an array's items whose
/// member of that name has that value.
package struct FieldPath: Sendable, Hashable {
    /// The steps from the root.
    package let steps: [Step]

    package enum Step: Sendable, Hashable {
        case member(String)
        case items
        case itemsWhere(member: String, value: String)
    }

    /// The path of a member, or of a member within members.
    package init(members names: String...) { steps = names.map { .member($0) } }

    /// A path of steps.
    package init(steps: some Sequence<Step>) { self.steps = Array(steps) }

    /// Reads a path; nil when it is not one.
    package init?(_ text: String) {
        var steps: [Step] = []
        for part in text.split(separator: ".", omittingEmptySubsequences: false) {
            let name = part.prefix { $0 != "[" }
            guard Self.isName(name) else { return nil }
            steps.append(.member(String(name)))
            guard name.count < part.count else { continue }
            guard part.hasSuffix("]") else { return nil }
            let selector = part.dropFirst(name.count + 1).dropLast()
            if selector.isEmpty {
                steps.append(.items)
            } else {
                let halves = selector.split(separator: "=", omittingEmptySubsequences: false)
                guard halves.count == 2, Self.isName(halves[0]), Self.isName(halves[1]) else { return nil }
                steps.append(.itemsWhere(member: String(halves[0]), value: String(halves[1])))
            }
        }
        self.steps = steps
    }

    private static func isName(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
    }
}

extension FieldPath: CustomStringConvertible {
    /// The path as it is written in profiles.
    package var description: String {
        steps.reduce(into: "") { text, step in
            switch step {
            case .member(let name): text += (text.isEmpty ? "" : ".") + name
            case .items: text += "[]"
            case .itemsWhere(let member, let value): text += "[\(member)=\(value)]"
            }
        }
    }
}
