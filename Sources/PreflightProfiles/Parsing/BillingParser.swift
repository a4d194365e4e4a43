import PreflightModel
import PreflightYAML

/// Reads how a provider charges: `basis`, which may be unknown where prices are not, and `prices`.
struct BillingParser {
    static let keys = ["basis", "quote", "document", "prices"]
    static let priceKeys = ["model", "quality", "perSecond", "perRun", "quote", "document"]

    private let sources: SourceParser

    init(sources: SourceParser) { self.sources = sources }

    /// The way of charging at a node.
    func billing(at node: YAMLNode) throws(PreflightError) -> Billing {
        let entry = try node.entries(known: Self.keys)
        let prices = try entry["prices"]?.list().map { node throws(PreflightError) in try price(at: node) }
        guard let basis = entry["basis"] else {
            guard let prices, !prices.isEmpty else {
                throw node.mistake("neither a basis nor a price is given; expected at least one of them")
            }
            return Billing(prices: prices)
        }
        return try Billing(
            basis: basis.choice(of: Billing.Basis.self), source: sources.source(of: entry, value: basis),
            prices: prices ?? [])
    }

    private func price(at node: YAMLNode) throws(PreflightError) -> Billing.Price {
        let entry = try node.entries(known: Self.priceKeys)
        if let second = entry["perSecond"], entry["perRun"] != nil {
            throw second.mistake("a price is that of a second or that of a run; expected one of them")
        }
        let run = entry["perRun"]
        let value = if let run { run } else { try entry.required("perSecond") }
        let text = try value.text()
        let parts = text.split(separator: " ")
        // As far as it is printed again digit by digit.
        guard parts.count == 2, parts[0].allSatisfy({ "0123456789.".contains($0) }),
            let number = Double(parts[0]), number == 0 || (0.0001...1e9).contains(number)
        else {
            throw value.mistake("'\(text)' is not a price; expected a number and its unit, such as 6 credits")
        }
        return try Billing.Price(
            model: entry["model"]?.text(), quality: entry["quality"]?.text(), amount: number,
            isPerRun: run != nil, unit: String(parts[1]), source: sources.source(of: entry, value: value))
    }
}
