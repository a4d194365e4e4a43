import PreflightModel

extension Rule {
    /// Compares a side, as shown, with a limit: the shorter one with a least, the longer one with a greatest.
    static func judgeSide(
        _ key: LimitKey, _ bound: Bound, shown: Measured<PixelSize>?, stored: Measured<PixelSize>?,
        in context: RuleContext, fix: () -> Fix
    ) -> [Finding] {
        judge(key, \.pixels, in: context) { pixels, limit in
            let demand = bound.demand("\(pixels) px", isInclusive: limit.isInclusive)
            guard let shown else {
                return unmeasured("width and height", demand: demand, limit, in: context)
            }
            let side = bound == .least ? shown.value.shorterSide : shown.value.longerSide
            let compared = Comparison(
                actual: .integer(Int64(side)), limit: .integer(Int64(pixels)), unit: "px",
                evidence: shown.evidence)
            let message =
                "the \(bound == .least ? "shorter" : "longer") side is \(side) px "
                + "(\(shown.described(stored: stored))); \(demand)"
            guard !bound.allows(side, pixels, isInclusive: limit.isInclusive) else {
                return kept(message, limit, compared, in: context)
            }
            return broken(message, limit, compared, in: context, fix: fix())
        }
    }
}
