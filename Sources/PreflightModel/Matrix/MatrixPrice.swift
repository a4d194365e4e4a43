/// What sending the files to a provider would cost, as far as its documents say.
public struct MatrixPrice: Sendable, Hashable {
    /// What is counted; nil when the document does not say, and the seconds of the clip are taken.
    package var basis: Billing.Basis?
    /// The seconds that are paid for; nil when each run costs the same, or the length of the clip is not known.
    package var seconds: Double?
    /// What it costs, one amount for each unit, US dollars first.
    public var amounts: [Amount]
    /// The document that says what it costs; of several, the weakest as evidence.
    public var source: LimitSource

    /// Creates a price.
    package init(basis: Billing.Basis?, seconds: Double?, amounts: [Amount], source: LimitSource) {
        self.basis = basis
        self.seconds = seconds
        self.amounts = amounts
        self.source = source
    }

    /// From the cheapest model and quality to the dearest, in one unit.
    public struct Amount: Sendable, Hashable {
        /// The least, in `unit`s.
        public var least: Double
        /// The greatest, in `unit`s.
        public var greatest: Double
        /// What is paid in: `credits`, `units`, `USD`.
        public var unit: String
        /// Whether it is that of a second, since the length of the clip is not known; else it is that of the clip.
        public var isPerSecond: Bool

        /// Creates an amount.
        package init(least: Double, greatest: Double, unit: String, isPerSecond: Bool = false) {
            self.least = least
            self.greatest = greatest
            self.unit = unit
            self.isPerSecond = isPerSecond
        }

        /// What amounts must share to be compared, in an order of its own: US dollars first, clips before seconds.
        var currency: (Int, String, Int) { (unit == "USD" ? 0 : 1, unit, isPerSecond ? 1 : 0) }
    }
}

extension MatrixPrice {
    /// Works out what a clip costs; nil when no price is documented.
    /// - Parameters:
    ///   - profile: The provider's documents.
    ///   - clip: The length of the motion video in seconds; nil when it is not known, or there is none.
    package init?(_ profile: Profile, clip: Double?) {
        guard let billing = profile.billing, let first = billing.prices.first else { return nil }
        // Headers can claim any length; what is beyond a few decades is no price.
        let length = clip.flatMap { (0..<1e9).contains($0) && $0 > 0 ? $0 : nil }
        let seconds = billing.basis == .ordered ? length.map(profile.orderable) : length
        var amounts: [Amount] = []
        for price in billing.prices {
            let isPerSecond = !price.isPerRun && seconds == nil
            let sum = price.sum(for: seconds ?? 1)
            let index = amounts.firstIndex { $0.unit == price.unit && $0.isPerSecond == isPerSecond }
            if let index {
                amounts[index].least = min(amounts[index].least, sum)
                amounts[index].greatest = max(amounts[index].greatest, sum)
            } else {
                amounts.append(
                    Amount(least: sum, greatest: sum, unit: price.unit, isPerSecond: isPerSecond))
            }
        }
        amounts.sort { $0.currency < $1.currency }
        self.init(
            basis: billing.basis, seconds: billing.prices.allSatisfy(\.isPerRun) ? nil : seconds,
            amounts: amounts,
            source: billing.prices.map(\.source).max { $1.isWeaker(than: $0) } ?? first.source)
    }
}

extension Profile {
    /// The seconds that are ordered for a clip: whole ones, as many as it needs, and as few or many as can be ordered.
    fileprivate func orderable(_ clip: Double) -> Double {
        let field = dialects.lazy.compactMap { $0.field(.duration) }.first
        let least = field?.minimum.map(Double.init) ?? 0
        let greatest = field?.maximum.map(Double.init) ?? .infinity
        return max(min(clip.rounded(.up), greatest), least)
    }
}
