import PreflightModel
import PreflightText

/// The field that has in one dialect the role that a member of a request has in another, if it can have its value.
struct Counterpart {
    /// Where it is, in a sentence: `` `mode` `` or `` `image` in `input` ``.
    let title: String
    /// How to get there, in the imperative.
    let advice: String

    /// nil when there is none, when it takes other values, or when it is given already.
    init?(of member: UnknownMember, in other: RequestDialect, for request: RequestFacts) {
        let named = other.fields.first { $0.path.description.isSame(as: member.name) && $0.role != nil }
        guard let role = named?.role else { return nil }
        self.init(of: member, as: role, for: request)
    }

    /// The field of a role; nil when there is none, when it takes other values, or when it is given already.
    init?(of member: UnknownMember, as role: RequestField.Role, for request: RequestFacts) {
        guard let field = request.dialect.field(role), field.takes(member.value),
            !request.slots(role).contains(where: { $0.value != nil })
        else { return nil }
        var steps = field.path.steps[...]
        // What is to be wrapped as a whole is not to be moved one by one, nor what is in its object already.
        if case .spread = request.shape, steps.count > 1 { steps = steps.dropFirst() }
        if steps.count > 1, case .member(let object)? = steps.first,
            member.pointer.hasSuffix("/\(object)/\(member.name)")
        {
            steps = steps.dropFirst()
        }
        guard case .member(let name)? = steps.last else {
            let list = FieldPath(steps: steps.dropLast()).description
            title = "an item of `\(list)`"
            advice = "send it in the list `\(list)`"
            return
        }
        guard steps.count > 1 else {
            title = "`\(name)`"
            advice = "call it `\(name)`"
            return
        }
        let object = FieldPath(steps: steps.dropLast()).description
        title = "`\(name)` in `\(object)`"
        advice = "move it into `\(object)`, and call it `\(name)`"
    }
}

extension RequestField {
    /// Whether a value is one that the document allows here.
    fileprivate func takes(_ value: JSONValue) -> Bool {
        guard let type = JSONType(type), type.fits(value) else { return false }
        guard !values.isEmpty else { return true }
        return (value.string ?? value.number).map { text in values.contains { $0.isSame(as: text) } } ?? false
    }
}
