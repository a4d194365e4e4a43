import PreflightModel

extension Rule {
    /// Compares a side, as shown, with a limit: the shorter one with a least, the longer one with a greatest. Where
    /// no command mends it, there is the advice.
    static func judgeSide(
        _ key: LimitKey, _ bound: Bound, shown: Measured<PixelSize>?, stored: Measured<PixelSize>?,
        in context: RuleContext, advice: String, mend: () -> Fix?
    ) -> [Finding] {
        judge(key, \.pixels, in: context) { pixels, limit in
            lazy var demand = bound.demand("\(pixels) px", isInclusive: limit.isInclusive)
            guard let shown else {
                return unmeasured("width and height", demand: demand, limit, in: context)
            }
            let side = bound == .least ? shown.value.shorterSide : shown.value.longerSide
            lazy var compared = Comparison(
                actual: .integer(Int64(side)), limit: .integer(Int64(pixels)), unit: "px",
                evidence: shown.evidence)
            lazy var message =
                "the \(bound == .least ? "shorter" : "longer") side is \(side) px "
                + "(\(shown.described(stored: stored))); \(demand)"
            guard !bound.allows(side, pixels, isInclusive: limit.isInclusive) else {
                return kept(message, limit, compared, in: context)
            }
            let dilemma = SizeLimits(context.profile, context.subject).dilemma(of: shown.value)
            return broken(
                message, limit, compared, in: context, fix: mend() ?? Fix(dilemma ?? advice))
        }
    }
}
