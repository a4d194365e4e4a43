/// How a provider charges for a request, as far as its documents say.
package struct Billing: Sendable, Hashable {
    /// What is counted; nil when the documents name prices alone.
    package var basis: Basis?
    /// The document that says what is counted; nil when none does.
    package var source: LimitSource?
    /// What a second or a run costs, where that is documented.
    package var prices: [Price]

    /// Creates a way of charging.
    package init(basis: Basis? = nil, source: LimitSource? = nil, prices: [Price] = []) {
        self.basis = basis
        self.source = source
        self.prices = prices
    }

    /// What is counted.
    package enum Basis: String, Sendable, Hashable, CaseIterable {
        /// The seconds that the request orders.
        case ordered
        /// The seconds of the result, which is at most as long as the motion video.
        case output
        /// The seconds of the motion video.
        case input
        /// Each run, however long its result.
        case run
    }

    /// What a second or a run costs.
    package struct Price: Sendable, Hashable {
        /// The model that it holds for; nil for all.
        package var model: String?
        /// The value of the quality field that it holds for; nil for all.
        package var quality: String?
        /// The price, in `unit`s.
        package var amount: Double
        /// Whether it is that of a run; else it is that of a second.
        package var isPerRun: Bool
        /// What is paid in: `credits`, `units`, `USD`.
        package var unit: String
        /// The document that says so.
        package var source: LimitSource

        /// Creates a price.
        package init(
            model: String? = nil, quality: String? = nil, amount: Double, isPerRun: Bool = false,
            unit: String, source: LimitSource
        ) {
            self.model = model
            self.quality = quality
            self.amount = amount
            self.isPerRun = isPerRun
            self.unit = unit
            self.source = source
        }
    }
}

extension Billing.Price {
    /// What a clip costs, or a run, in `unit`s.
    /// - Parameter seconds: The seconds that are paid for.
    /// - Returns: The sum, to a ten-thousandth: binary fractions leave crumbs, and 0.1 a second for 3 s is not
    ///   0.30000000000000004.
    package func sum(for seconds: Double) -> Double {
        (amount * (isPerRun ? 1 : seconds) * 10_000).rounded() / 10_000
    }
}
