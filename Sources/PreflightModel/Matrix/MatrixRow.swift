/// What one provider would do with the files.
public struct MatrixRow: Sendable, Hashable {
    /// The provider.
    public var profile: Report.ProfileReference
    /// What kind of service it is; nil when its profile does not say.
    package var kind: Profile.Kind?
    /// The orientation that is taken when a request names none; nil when that is not documented.
    package var defaultOrientation: CharacterOrientation?
    /// What it would do, a cell for each column.
    public var cells: [MatrixCell]
    /// Names of limits on what was given that its documents print and evidently do not mean: not enforced.
    package var misprints: [String]
    /// What it would cost; nil when no price is documented.
    public var price: MatrixPrice?
    /// How much its documents are worth as evidence: the weakest of the sources of its own limits on what was given,
    /// since an acceptance rests on all of them; nil when it has none, or one does not say.
    package var strength: LimitSource.Strength?
    /// The day on which those sources were read, `YYYY-MM-DD`; the earliest of several, nil when none is known.
    package var read: String?

    /// Creates a row.
    package init(
        profile: Report.ProfileReference, kind: Profile.Kind? = nil,
        defaultOrientation: CharacterOrientation? = nil, cells: [MatrixCell], misprints: [String] = [],
        price: MatrixPrice? = nil,
        strength: LimitSource.Strength? = nil, read: String? = nil
    ) {
        self.profile = profile
        self.kind = kind
        self.defaultOrientation = defaultOrientation
        self.cells = cells
        self.misprints = misprints
        self.price = price
        self.strength = strength
        self.read = read
    }

    /// The answers of its cells.
    package var answers: [MatrixCell.Answer] { cells.map(\.answer) }
}

extension MatrixRow {
    /// Orders rows by use: what more orientations accept, what rests on better evidence, what has a price, and the
    /// cheaper one first.
    static func isMoreUseful(_ left: MatrixRow, _ right: MatrixRow) -> Bool {
        if left.useRank != right.useRank { return left.useRank < right.useRank }
        if left.isWellFounded != right.isWellFounded { return left.isWellFounded }
        let (leftPrice, rightPrice) = (left.price?.amounts.first, right.price?.amounts.first)
        if (leftPrice == nil) != (rightPrice == nil) { return leftPrice != nil }
        if let leftPrice, let rightPrice, leftPrice != rightPrice {
            // Prices in different units cannot be compared; rows of the same unit stand together.
            if leftPrice.currency != rightPrice.currency { return leftPrice.currency < rightPrice.currency }
            return (leftPrice.least, leftPrice.greatest) < (rightPrice.least, rightPrice.greatest)
        }
        return left.profile.id < right.profile.id
    }

    /// Accepted under all orientations, under some; adjusted, unknown, refused.
    private var useRank: Int {
        if cells.allSatisfy({ $0.answer == .accepted }) { return 0 }
        let best = MatrixCell.Answer.allCases.firstIndex { answers.contains($0) }
        return (best ?? MatrixCell.Answer.allCases.endIndex) + 1
    }

    /// Whether its answers rest on what the maker of the model says, or on a document that was read in full.
    private var isWellFounded: Bool { kind == .official || strength == .page || strength == .schema }
}
