package import PreflightModel

/// What all profiles say of one limit, the strictest first.
package struct LimitComparison: Sendable, Hashable {
    /// The limit.
    let key: LimitKey
    /// Those that document it, in groups that say the same, the strictest first.
    let groups: [Group]
    /// What is printed of it and evidently not meant.
    let misprints: [Printed]
    /// Ids of those that do not document it.
    let silent: [String]

    /// Profiles that say the same.
    struct Group: Sendable, Hashable {
        var words: String
        var limits: [Stated]
    }

    /// A limit and the profile that states it.
    struct Stated: Sendable, Hashable {
        var id: String
        var name: String
        var limit: Limit
    }

    /// A misprint and the profile that records it.
    struct Printed: Sendable, Hashable {
        var id: String
        var name: String
        var misprint: Misprint
    }

    /// Compares a limit.
    /// - Parameters:
    ///   - key: The limit.
    ///   - profiles: The profiles, as their own documents state them.
    package init(of key: LimitKey, in profiles: [Profile]) {
        let profiles = profiles.sorted { $0.id < $1.id }
        let stated = profiles.compactMap { profile in
            profile.limits[key].flatMap { limit in
                limit.upstream == nil ? Stated(id: profile.id, name: profile.name, limit: limit) : nil
            }
        }
        self.key = key
        groups = Dictionary(grouping: stated, by: \.limit.meaning).values
            .map { Group(words: $0[0].limit.ownStatement, limits: $0) }
            .sorted { Self.precedes($0, $1, key) }
        misprints = profiles.flatMap { profile in
            profile.misprints.filter { $0.topic == key.rawValue }
                .map { Printed(id: profile.id, name: profile.name, misprint: $0) }
        }
        silent = profiles.map(\.id).filter { id in !stated.contains { $0.id == id } }
    }

    /// The shorter of two lists comes first. What is refused comes before what is altered, and that before what is only advised against.
    private static func precedes(_ left: Group, _ right: Group, _ key: LimitKey) -> Bool {
        let (first, second) = (left.limits[0].limit, right.limits[0].limit)
        if let fewer = first.value.lets(fewerThan: second.value) { return fewer }
        if first.isStricter(than: second, key) { return true }
        if second.isStricter(than: first, key) { return false }
        if first.leniency != second.leniency { return first.leniency < second.leniency }
        return left.words < right.words
    }
}

extension Limit {
    /// What becomes of what is outside: refused, altered, or only advised against.
    fileprivate var leniency: Int { isRecommended || isReported ? 2 : adjustment == nil ? 0 : 1 }
}

extension Limit.Value {
    /// Of two lists of formats, whether this one is the shorter; nil when they are as long, or no lists.
    fileprivate func lets(fewerThan other: Limit.Value) -> Bool? {
        guard case .names(let names) = self, case .names(let others) = other else { return nil }
        let (count, otherCount) = (Set(names.map(\.asFormat)).count, Set(others.map(\.asFormat)).count)
        return count == otherCount ? nil : count < otherCount
    }
}

extension String {
    /// A format's name, the same for the names that stand for one format.
    var asFormat: String { self == "jpeg" ? "jpg" : self }
}

extension LimitComparison {
    /// How many profiles document it.
    var statedCount: Int { groups.reduce(0) { $0 + $1.limits.count } }

    /// How many of how many profiles document it, in words.
    var summary: String {
        let all = statedCount + silent.count
        return "\(key.definition.title); documented by \(statedCount) of \(Wording.count(all, "profile"))"
    }
}
