/// How a provider charges for a request, as far as its documents say.
public struct Billing: Sendable, Hashable {
    /// What is counted.
    public var basis: Basis
    /// The document that says so.
    public var source: LimitSource
    /// What a second costs, where that is documented.
    public var prices: [Price]

    /// Creates a way of charging.
    public init(basis: Basis, source: LimitSource, prices: [Price] = []) {
        self.basis = basis
        self.source = source
        self.prices = prices
    }

    /// What is counted.
    public enum Basis: String, Sendable, Hashable, CaseIterable {
        /// The seconds that the request orders.
        case ordered
        /// The seconds of the result, which is at most as long as the motion video.
        case output
    }

    /// What a second costs.
    public struct Price: Sendable, Hashable {
        /// The model that it holds for; nil for all.
        public var model: String?
        /// The value of the quality field that it holds for; nil for all.
        public var quality: String?
        /// The price of a second, in `unit`s.
        public var perSecond: Double
        /// What is paid in: `credits`, `units`, `USD`.
        public var unit: String
        /// The document that says so.
        public var source: LimitSource

        /// Creates a price.
        public init(
            model: String? = nil, quality: String? = nil, perSecond: Double, unit: String, source: LimitSource
        ) {
            self.model = model
            self.quality = quality
            self.perSecond = perSecond
            self.unit = unit
            self.source = source
        }
    }
}
