import PreflightModel

/// How much what is around a request's fields says that it is one of a dialect. Many providers share the names of the
/// media; the model's name and what stands beside the object of the fields are shared by few.
enum DialectClaim: Int, Comparable {
    /// The model's name is one that the document lists, though the object of the fields is not there, or the object is
    /// there with members that are all known, though the model's name is not.
    case possible
    /// The object of the fields is there, with other members, all of which the document has.
    case fitting
    /// The object of the fields is there, and the model's name is one that the document lists.
    case named

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

    /// nil when nothing around the fields speaks for the dialect.
    /// - Parameters:
    ///   - object: The text's root, or an object in it.
    ///   - known: The dialect.
    init?(of object: JSONValue, for known: KnownDialect) {
        guard let members = object.members?.prefix(64) else { return nil }
        let model = known.tree.members.first { $0.tree.field?.role == .model && !$0.tree.isOpen }
        let name = model.flatMap { object[$0.name] }
        let isListed = name?.string.map { model?.tree.field?.values.contains($0) == true } ?? false
        guard known.holders.contains(where: { object[$0]?.members != nil }) else {
            guard isListed else { return nil }
            self = .possible
            return
        }
        if isListed {
            self = .named
            return
        }
        let others = members.filter { !known.holders.contains($0.name) }
        guard !others.isEmpty,
            others.allSatisfy({ known.tree.member($0.name)?.fits($0.value) == true })
        else { return nil }
        self = name == nil ? .fitting : .possible
    }
}

/// The object around a request's fields whose members tell whose request it is.
struct ClaimedEnvelope {
    /// The names that lead to it; none for the text's root.
    let path: [String]
    /// What it says for each dialect, in their order.
    let claims: [DialectClaim?]

    /// The outermost object that tells it, else the outermost that may; nil when none does.
    init?(in root: JSONValue?, _ inner: [InnerObject], among dialects: [KnownDialect]) {
        guard let root else { return nil }
        var possible: ClaimedEnvelope?
        for object in [InnerObject(path: [], value: root)] + inner {
            let claims = dialects.map { DialectClaim(of: object.value, for: $0) }
            guard let best = claims.compactMap(\.self).max() else { continue }
            let envelope = ClaimedEnvelope(path: object.path, claims: claims)
            if best > .possible {
                self = envelope
                return
            }
            possible = possible ?? envelope
        }
        guard let possible else { return nil }
        self = possible
    }

    private init(path: [String], claims: [DialectClaim?]) {
        (self.path, self.claims) = (path, claims)
    }

    /// Those of some dialects that it is the request of; empty when it does not tell.
    func owners(among indices: some Sequence<Int>) -> [Int] {
        let found = indices.compactMap { index in claims[index].map { (index, $0) } }
        guard let best = found.map(\.1).max(), best > .possible else { return [] }
        return found.filter { $0.1 == best }.map(\.0)
    }
}
