/// One image and one motion video, or one of them, beside what many providers document: a row for each provider, a
/// column for each orientation.
public struct Matrix: Sendable, Hashable {
    /// Which program made it.
    package let tool: Report.Tool
    /// What was measured of the image; nil when none was given.
    package let image: MediaFacts?
    /// What was measured of the motion video; nil when none was given.
    package let video: MediaFacts?
    /// The columns, sorted.
    package let orientations: [CharacterOrientation]
    /// What is wrong with the files themselves, whoever takes them: errors, and what could not be measured.
    public let faults: [Finding]
    /// The rows, the most useful first.
    public private(set) var rows: [MatrixRow]
    /// What the columns come to, over all rows, in their order.
    package let tallies: [MatrixTally]

    /// Creates a matrix, sorts its rows and counts its answers.
    package init(
        tool: Report.Tool, image: MediaFacts?, video: MediaFacts?, orientations: [CharacterOrientation],
        faults: [Finding] = [], rows: [MatrixRow]
    ) {
        self.tool = tool
        self.image = image
        self.video = video
        self.orientations = orientations
        self.faults = faults
        self.rows = rows.sorted(by: MatrixRow.isMoreUseful)
        tallies = orientations.map { orientation in
            MatrixTally(
                of: rows.flatMap(\.cells).filter { $0.orientation == orientation }.map(\.answer),
                under: orientation)
        }
    }

    /// Number of providers that were looked at, whether or not their rows are still here.
    package var providerCount: Int { tallies.first?.all ?? rows.count }

    /// The same with those rows alone that take the files under some orientation, as they are or adjusted. What is counted
    /// stays counted.
    public var accepting: Matrix {
        var copy = self
        copy.rows.removeAll { !$0.answers.contains(.accepted) && !$0.answers.contains(.adjusted) }
        return copy
    }

    /// The same with no more than so many rows. What is counted stays counted.
    public func prefix(_ count: Int) -> Matrix {
        var copy = self
        copy.rows = Array(rows.prefix(count))
        return copy
    }

    /// Whether every provider refuses, since something is wrong with the files themselves.
    package var isFaulty: Bool { faults.contains { $0.outcome == .fail } }

    /// The answer over all: `pass` when some provider takes the files under some orientation, as they are or adjusted;
    /// else `unknown` when some might, or nobody was looked at; else `fail`.
    public var verdict: Verdict {
        if providerCount == 0 { return .unknown }
        if tallies.contains(where: { $0.accepted + $0.adjusted > 0 }) { return .pass }
        return tallies.contains { $0.unknown > 0 } ? .unknown : .fail
    }
}

/// How often each answer was given under one orientation.
package struct MatrixTally: Sendable, Hashable {
    /// The orientation.
    package let orientation: CharacterOrientation
    /// Number of providers that accept.
    package let accepted: Int
    /// Number of providers that accept, and adjust.
    package let adjusted: Int
    /// Number of providers of which it is not known.
    package let unknown: Int
    /// Number of providers that refuse.
    package let refused: Int

    /// Counts answers.
    package init(of answers: [MatrixCell.Answer], under orientation: CharacterOrientation) {
        self.orientation = orientation
        accepted = answers.count { $0 == .accepted }
        adjusted = answers.count { $0 == .adjusted }
        unknown = answers.count { $0 == .unknown }
        refused = answers.count { $0 == .refused }
    }

    /// Number of all.
    package var all: Int { accepted + adjusted + unknown + refused }
}
