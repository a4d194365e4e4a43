import PreflightModel

extension Severity: Arbitrary {}
extension Outcome: Arbitrary {}
extension Subject: Arbitrary {}
extension Adjustment: Arbitrary {}
extension LimitSource.Strength: Arbitrary {}
extension Verdict: Arbitrary {}
extension CharacterOrientation: Arbitrary {}
extension Suppression.Kind: Arbitrary {}
extension Billing.Basis: Arbitrary {}

extension Report: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> Report {
        Report(
            tool: Tool(name: source.value(), version: source.value()),
            profile: ProfileReference(id: source.value(), name: source.value()), request: source.value(),
            pair: source.value(), verdict: source.value(), orientations: source.value(),
            assets: source.value(), findings: source.value())
    }
}

extension AssetReport: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> AssetReport {
        AssetReport(
            facts: source.value(), subject: source.value(), pointer: source.value(), verdict: source.value(),
            orientations: source.value())
    }
}

extension RequestReport: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> RequestReport {
        RequestReport(
            path: source.value(), byteCount: source.value(), dialect: source.value(),
            dialectTitle: source.value(), verdict: source.value(), orientation: source.value(),
            stake: source.value())
    }
}

extension CostEstimate: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> CostEstimate {
        CostEstimate(
            seconds: source.value(), basis: source.value(), amounts: source.value(), source: source.value())
    }
}

extension CostEstimate.Amount: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> CostEstimate.Amount {
        CostEstimate.Amount(value: source.value(), unit: source.value(), model: source.value())
    }
}

extension Finding: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> Finding {
        Finding(
            code: source.value(), rule: source.value(), severity: source.value(), outcome: source.value(),
            subject: source.value(), location: source.value(), message: source.value(),
            actual: source.value(), limit: source.value(), unit: source.value(), evidence: source.value(),
            source: source.value(), fix: source.value(), orientation: source.value(),
            adjustment: source.value(), upstream: source.value(), suppression: source.value())
    }
}

extension Location: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> Location {
        Location(
            path: source.value(), asset: source.value(), pointer: source.value(), line: source.value(),
            column: source.value())
    }
}

extension Quantity: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> Quantity {
        switch source.below(3) {
        case 0: .integer(source.value())
        case 1: .decimal(source.value())
        default: .text(source.value())
        }
    }
}

extension LimitSource: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> LimitSource {
        LimitSource(
            document: source.value(), quote: source.value(), read: source.value(), strength: source.value())
    }
}

extension Fix: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> Fix {
        Fix(source.value(), command: source.value())
    }
}

extension Suppression: Arbitrary {
    static func arbitrary(_ source: inout RandomSource) -> Suppression {
        Suppression(source.value(), reason: source.value())
    }
}
