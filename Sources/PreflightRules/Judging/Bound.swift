/// Which side of a limit is allowed.
enum Bound {
    /// The limit is the least value allowed.
    case least
    /// The limit is the greatest value allowed.
    case greatest

    /// Whether a value is on the allowed side.
    func allows<Value: Comparable>(_ value: Value, _ limit: Value, isInclusive: Bool) -> Bool {
        if value == limit { return isInclusive }
        return self == .least ? value > limit : value < limit
    }

    /// The demand in words: `at least 300 px are asked for`, `at most 10 s are allowed`.
    func demand(_ limit: String, isInclusive: Bool) -> String {
        switch self {
        case .least: "\(isInclusive ? "at least" : "more than") \(limit) are asked for"
        case .greatest: "\(isInclusive ? "at most" : "less than") \(limit) are allowed"
        }
    }
}
