import PreflightModel

extension Rule {
    /// Compares a side, as shown, with a limit: the shorter one with a least, the longer one with a greatest. Where
    /// no command fixes it, there is the advice.
    static func judgeSide(
        _ key: LimitKey, _ bound: Bound, shown: Measured<PixelSize>?, stored: Measured<PixelSize>?,
        in context: RuleContext, advice: String, fix: () -> Fix?
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
                message, limit, compared, in: context, fix: fix() ?? Fix(dilemma ?? advice))
        }
    }
}

extension Rule {
    /// Compares the file's size with a limit under both readings of "MB".
    static func judgeFileSize(_ key: LimitKey, in context: RuleContext, fix: () -> Fix) -> [Finding] {
        judge(key, \.fileSize, in: context) { size, limit in
            lazy var demand = Bound.greatest.demand("\(size)", isInclusive: limit.isInclusive)
            guard let count = context.facts.byteCount, count >= 0 else {
                return unmeasured("the file's size", demand: demand, limit, in: context)
            }
            let (decimal, binary) = (size.decimalByteCount, size.binaryByteCount)
            let isWithinBinary = Bound.greatest.allows(count, binary, isInclusive: limit.isInclusive)
            lazy var compared = Comparison(
                actual: .integer(count), limit: .integer(isWithinBinary ? decimal : binary), unit: "bytes",
                evidence: .fileSystem)
            lazy var message = "the file has \(Decimals.grouped(count)) bytes; \(demand)"
            guard isWithinBinary else {
                let reading =
                    decimal == binary ? "" : ", which is \(Decimals.grouped(binary)) bytes at the most"
                return broken(message + reading, limit, compared, in: context, fix: fix())
            }
            guard Bound.greatest.allows(count, decimal, isInclusive: limit.isInclusive) else {
                let reading =
                    ", which is \(Decimals.grouped(decimal)) or \(Decimals.grouped(binary)) bytes: "
                    + "the document does not say"
                return doubtful(message + reading, limit, compared, in: context, fix: fix())
            }
            return kept(message, limit, compared, in: context)
        }
    }
}
