/// What earlier copies of a file have shown, for the next one to be made better.
package struct MendLesson: Sendable, Hashable {
    /// How many times as many bytes as are allowed a copy would have, were it made as at first; 1 when nothing is known.
    private(set) var excess = 1.0

    /// Nothing is known yet.
    package init() {}

    /// Whether an earlier copy had too many bytes.
    var wasTooLarge: Bool { excess > 1 }

    /// Whether an earlier copy has shown anything.
    var isKnown: Bool { excess != 1 }

    /// Notes the size of a copy that was coded more coarsely than it had to be.
    ///
    /// - Parameters:
    ///   - byteCount: The copy's bytes.
    ///   - limit: The bytes that are allowed.
    /// - Returns: Whether there is something to be learnt: the copy is far below the limit.
    package mutating func noteRoom(byteCount: Int64, limit: Int64) -> Bool {
        guard byteCount > 0, Double(byteCount) < 0.6 * Double(limit) else { return false }
        excess *= Double(byteCount) / Double(limit)
        return true
    }

    /// Notes the size of a copy.
    ///
    /// - Parameters:
    ///   - byteCount: The copy's bytes.
    ///   - limit: The bytes that are allowed.
    /// - Returns: Whether there is something to be learnt: the copy has too many.
    package mutating func note(byteCount: Int64, limit: Int64) -> Bool {
        guard byteCount > limit, limit > 0 else { return false }
        excess *= Double(byteCount) / Double(limit)
        return true
    }
}
