import PreflightModel
import TestSupport

/// Providers made by hand for matrices.
extension Sample {
    static func source(
        _ quote: String = "q", read: String = "2026-11-21", strength: LimitSource.Strength? = .page
    ) -> LimitSource {
        LimitSource(document: "A page", quote: quote, read: read, strength: strength)
    }

    static func seconds(_ value: Double) -> Limit { Limit(.seconds(value), source: source("\(value) s")) }

    static func profile(
        _ id: String = "p", kind: Profile.Kind? = nil, _ limits: [LimitKey: Limit] = [:],
        dialects: [RequestDialect] = [], billing: Billing? = nil
    ) -> Profile {
        Profile(
            id: id, name: id.uppercased(), kind: kind, limits: limits, dialects: dialects, billing: billing)
    }

    static func dialect(_ fields: RequestField...) -> RequestDialect {
        RequestDialect(id: "d", title: "D", fields: fields)
    }

    static func billing(_ basis: Billing.Basis, _ prices: (Double, String, Bool)...) -> Billing {
        Billing(
            basis: basis, source: source(),
            prices: prices.map { .init(amount: $0.0, isPerRun: $0.2, unit: $0.1, source: source()) })
    }
}
