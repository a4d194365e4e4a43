import PreflightModel

extension CostEstimate {
    /// What sending a request would cost; nil when not even its seconds are known.
    init?(_ context: RequestContext) {
        let billing = context.profile.billing
        let ordered = context.given(.duration)?.value?.number.flatMap { Double($0) }
        let clip = context.video.flatMap { Durations($0).longest }
        guard let seconds = billing?.basis == .ordered ? ordered : clip, seconds.isFinite, seconds > 0 else {
            return nil
        }
        self.init(
            seconds: seconds, basis: billing?.basis,
            amounts: (billing?.prices ?? []).filter { $0.holds(in: context) }.map { price in
                Amount(
                    value: price.sum(for: seconds),
                    unit: price.unit,
                    model: context.value(.model) == nil ? price.model : nil)
            },
            source: billing?.source)
        if source == nil, !amounts.isEmpty {
            source = billing?.prices.first { $0.holds(in: context) }?.source
        }
    }
}

extension Billing.Price {
    /// Whether the price is that of the request's model and quality, as far as it says which.
    fileprivate func holds(in context: RequestContext) -> Bool {
        let asked = [(model, context.value(.model)), (quality, context.value(.quality))]
        return asked.allSatisfy { priced, asked in priced == nil || asked == nil || priced == asked }
    }
}
