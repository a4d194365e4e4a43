/// What became of the request around the media.
public struct RequestReport: Sendable, Hashable {
    /// The name the request was given by: a path as typed, or a label.
    public var path: String
    /// Size of its text in bytes.
    package var byteCount: Int
    /// The id of the dialect that it is in; nil when nothing tells.
    public var dialect: String?
    /// What that dialect is, in a few words; nil when nothing tells.
    package var dialectTitle: String?
    /// The answer for the fields alone, without the media.
    public var verdict: Verdict
    /// The orientation that it asks for, or that its document takes when it does not say; nil when neither is known.
    package var orientation: CharacterOrientation?
    /// What it would cost; nil when nothing is known.
    public var stake: CostEstimate?

    /// Creates what became of a request.
    package init(
        path: String, byteCount: Int, dialect: String? = nil, dialectTitle: String? = nil, verdict: Verdict,
        orientation: CharacterOrientation? = nil, stake: CostEstimate? = nil
    ) {
        self.path = path
        self.byteCount = byteCount
        self.dialect = dialect
        self.dialectTitle = dialectTitle
        self.verdict = verdict
        self.orientation = orientation
        self.stake = stake
    }
}

/// What sending a request would cost, as far as the documents say.
public struct CostEstimate: Sendable, Hashable {
    /// The seconds that are paid for: those ordered, or at most those of the motion video.
    public var seconds: Double
    /// What the seconds are; nil when the profile's documents do not say how a request is paid for.
    package var basis: Billing.Basis?
    /// What they cost, where a price is documented: one for each unit, and for each model when the request does not
    /// say which it is for.
    public var amounts: [Amount]
    /// The document that says how it is paid for.
    public var source: LimitSource?

    /// Creates a stake.
    package init(
        seconds: Double, basis: Billing.Basis? = nil, amounts: [Amount] = [], source: LimitSource? = nil
    ) {
        self.seconds = seconds
        self.basis = basis
        self.amounts = amounts
        self.source = source
    }

    /// A sum.
    public struct Amount: Sendable, Hashable {
        /// The sum, in `unit`s.
        public var value: Double
        /// What is paid in: `credits`, `units`, `USD`.
        public var unit: String
        /// The model that it holds for, when others cost something else; nil otherwise.
        public var model: String?

        /// Creates a sum.
        package init(value: Double, unit: String, model: String? = nil) {
            self.value = value
            self.unit = unit
            self.model = model
        }
    }
}
