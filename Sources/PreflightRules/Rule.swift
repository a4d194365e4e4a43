package import PreflightModel

/// Compares facts with a profile. A rule is a pure function: it sees no file, no clock and no network.
package protocol Rule: Sendable {
    /// The rule's page: its code, its name, and what people should know about it.
    static var page: RulePage { get }

    /// What the rule says about an asset; nothing when it has nothing to say.
    static func evaluate(_ context: RuleContext) -> [Finding]
}

extension Rule {
    /// A finding of this rule about the asset.
    static func finding(
        _ severity: Severity, _ message: String, outcome: Outcome = .fail, in context: RuleContext,
        compared: Comparison = Comparison(), source: LimitSource? = nil, fix: Fix? = nil
    ) -> Finding {
        Finding(
            code: page.code, rule: page.name, severity: severity, outcome: outcome, subject: context.subject,
            location: Location(path: context.facts.path), message: message, actual: compared.actual,
            limit: compared.limit, unit: compared.unit, evidence: compared.evidence, source: source, fix: fix)
    }

    /// A finding for each defect of the asset that is of one of some kinds, with the defect's own words.
    static func defects(
        _ kinds: Set<Defect.Kind>, _ severity: Severity, _ outcome: Outcome = .fail, in context: RuleContext,
        fix: Fix?
    ) -> [Finding] {
        context.facts.defects.filter { kinds.contains($0.kind) }.map { defect in
            finding(severity, defect.detail, outcome: outcome, in: context, fix: fix)
        }
    }
}

/// The two values that a finding compares, and where the measured one came from.
struct Comparison {
    var actual: Quantity?
    var limit: Quantity?
    var unit: String?
    var evidence: Evidence?
}
