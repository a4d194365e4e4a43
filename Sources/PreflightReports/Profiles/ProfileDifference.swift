package import PreflightModel

/// What two profiles say differently, each by its own documents.
package struct ProfileDifference: Sendable, Hashable {
    /// The profiles, as they are judged against.
    let left: Profile
    let right: Profile
    /// What both say, and differently.
    let changed: [Change]
    /// What only the first says.
    let onlyLeft: [Change]
    /// What only the second says.
    let onlyRight: [Change]
    /// Topics of which both say the same.
    let same: [String]

    /// One topic, and what each profile says of it. Where a profile says nothing, its upstream may.
    struct Change: Sendable, Hashable {
        var topic: String
        var left: ProfileStatement?
        var right: ProfileStatement?
    }

    /// Compares two profiles.
    /// - Parameters:
    ///   - left: The first, as it is judged against: with its upstream's limits, marked as such.
    ///   - right: The second, likewise.
    package init(_ left: Profile, _ right: Profile) {
        let changes = Self.changes(left.statements, right.statements)
        func says(_ statement: ProfileStatement?) -> Bool { statement.map { $0.upstream == nil } ?? false }
        self.left = left
        self.right = right
        changed = changes.filter {
            says($0.left) && says($0.right) && $0.left?.meaning != $0.right?.meaning
        }
        onlyLeft = changes.filter { says($0.left) && !says($0.right) }
        onlyRight = changes.filter { !says($0.left) && says($0.right) }
        same = changes.filter {
            says($0.left) && says($0.right) && $0.left?.meaning == $0.right?.meaning
        }.map(\.topic)
    }

    /// Limits in the order of their keys, and behind them the rest in the order of the profiles.
    private static func changes(_ left: [ProfileStatement], _ right: [ProfileStatement]) -> [Change] {
        let both = left.map { statement in
            Change(
                topic: statement.topic, left: statement, right: right.first { $0.topic == statement.topic })
        }
        let others = right.filter { statement in !left.contains { $0.topic == statement.topic } }
            .map { Change(topic: $0.topic, left: nil, right: $0) }
        let all = both + others
        let limits = LimitKey.allCases.compactMap { key in all.first { $0.topic == key.rawValue } }
        return limits + all.filter { LimitKey(rawValue: $0.topic) == nil }
    }

    /// What both are called, so that they can be told apart even when they are called the same.
    var names: (left: String, right: String) {
        left.id == right.id ? ("\(left.id) (first)", "\(right.id) (second)") : (left.id, right.id)
    }
}
