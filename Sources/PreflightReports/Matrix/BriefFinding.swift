import PreflightModel

extension Finding {
    /// What it says, in as few words as fit a table's cell, led by its code.
    /// - Parameter doubt: Why it leaves the answer open; nil when it does not.
    /// - Returns: `VID006 10.4 s > 10 s`.
    func briefly(_ doubt: MatrixCell.UnknownReason?) -> String {
        "\(code) " + (comparison.map { settled($0, doubt) } ?? firstClause)
    }

    /// A comparison with what becomes of it.
    private func settled(_ comparison: String, _ doubt: MatrixCell.UnknownReason?) -> String {
        if let adjustment, let actual, let limit, doubt == nil {
            let bound = limit.isBelow(actual) == true ? "at most " : "at least "
            let word = limit.isBelow(actual) == nil ? "" : bound
            return "\(adjustment.rawValue): \(brief(actual, besides: limit)); \(word)\(brief(limit))"
        }
        switch doubt {
        case .ambiguous: return "\(comparison), by one reading"
        case .recommended: return "\(comparison), only recommended"
        case .reported: return "\(comparison), only reported"
        case .upstream: return comparison + (upstream.map { ", which only \($0) documents" } ?? "")
        case .unmeasured, .undocumented, nil: return comparison
        }
    }

    /// The measured value beside the limit: `10.4 s > 10 s`, `webp not in jpg, png`.
    private var comparison: String? {
        guard let actual, let limit else { return nil }
        let (left, right) = (brief(actual, besides: limit), brief(limit))
        switch limit.isBelow(actual) {
        case true?: return "\(left) > \(right)"
        case false? where actual.isBelow(limit) == false: return "\(left), which is not allowed itself"
        case false?: return "\(left) < \(right)"
        case nil: return right.contains(", ") ? "\(left) not in \(right)" : "\(left), not \(right)"
        }
    }

    /// The message up to what it demands.
    private var firstClause: String {
        let message = Wording.oneLine(message)
        return message.firstRange(of: "; ").map { String(message[..<$0.lowerBound]) } ?? message
    }

    private func brief(_ quantity: Quantity, besides limit: Quantity? = nil) -> String {
        switch quantity {
        case .integer(let count) where unit == "bytes":
            let size = Wording.documentedSize(count)
            // Where both would read alike, only every byte tells them apart.
            return limit.map { brief($0) == size } == true ? Wording.quantity(quantity, unit: unit) : size
        case .decimal(let value):
            let text = Wording.number(value, besides: limit?.number)
            return [text, unit].compactMap(\.self).joined(separator: " ")
        default: return Wording.quantity(quantity, unit: unit)
        }
    }
}

extension Quantity {
    /// Its value, when it is one: a number, or a ratio such as `2.5:1`.
    fileprivate var number: Double? {
        switch self {
        case .integer(let number): return Double(number)
        case .decimal(let number): return number
        case .text(let text):
            let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
            guard parts.count == 2, let width = parts[0], let height = parts[1], height > 0 else {
                return nil
            }
            return width / height
        }
    }

    /// Whether it is less than another; nil when they cannot be compared.
    fileprivate func isBelow(_ other: Quantity) -> Bool? {
        guard let own = number, let others = other.number else { return nil }
        return own < others
    }
}

extension Wording {
    /// A size as documents print it: whole megabytes by either reading, else rounded.
    fileprivate static func documentedSize(_ bytes: Int64) -> String {
        for (name, count) in [("GB", Int64(1) << 30), ("MB", 1 << 20), ("KB", 1 << 10)]
        where bytes > 0 && bytes % count == 0 {
            return "\(bytes / count) \(name)"
        }
        return size(bytes)
    }

    /// A number in as few digits as tell it from a limit: `10.4`, and `10.001` beside 10.
    fileprivate static func number(_ value: Double, besides limit: Double?) -> String {
        guard value.magnitude < 1e9 else { return number(value) }
        for scale in [100.0, 1000, 10_000, 100_000] {
            let rounded = (value * scale).rounded() / scale
            if rounded != limit || value == limit { return number(rounded) }
        }
        return number(value)
    }
}
