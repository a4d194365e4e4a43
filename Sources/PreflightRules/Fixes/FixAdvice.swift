import PreflightModel

/// Gives all findings about an asset the one plan that `preflight fix` would carry out, or says why there is none.
struct FixAdvice {
    private let choice: FixChoice

    /// What can be done about an asset.
    ///
    /// - Parameters:
    ///   - facts: The asset.
    ///   - subject: The role it plays.
    ///   - profile: The limits.
    ///   - orientations: The orientations that are judged.
    ///   - policy: How strictly the verdict is drawn.
    init(
        _ facts: MediaFacts, as subject: Subject, _ profile: Profile,
        under orientations: [CharacterOrientation],
        _ policy: Policy
    ) {
        // An asset in a role that it does not fit has nothing that a copy could fix.
        choice =
            AssetFindings.subject(of: facts) == subject
            ? FixChoice.shown(for: facts, against: profile, under: orientations, policy) : .nothing
    }

    /// The plan that findings carry under an orientation.
    ///
    /// - Parameters:
    ///   - orientation: The orientation.
    ///   - isCautious: Whether the limits are the stricter ones that only warn.
    /// - Returns: nil when there is none.
    func plan(under orientation: CharacterOrientation, isCautious: Bool) -> FixPlan? {
        guard case .plan(let plan, _) = choice, plan.orientation == orientation,
            plan.isCautious || !isCautious
        else { return nil }
        return plan
    }

    /// A finding that says why it carries no command, when something beside it cannot be fixed.
    func explained(_ finding: Finding) -> Finding {
        guard case .impossible(let hopeless) = choice, finding.outcome == .fail, let fix = finding.fix,
            RuleRegistry.isFixable(finding.code), !hopeless.contains(where: { $0.code == finding.code })
        else { return finding }
        var others: [String] = []
        for other in hopeless {
            let name = "\(other.rule) (\(other.code))"
            if !others.contains(name) { others.append(name) }
        }
        var finding = finding
        finding.fix = Fix(
            "\(fix.summary) (no command is given, since no tool can fix \(others.joined(separator: ", ")))")
        return finding
    }
}

extension RuleRegistry {
    private static let fixable = Set(assets.filter { $0 is any FixableRule.Type }.map { $0.page.code })

    /// Whether a changed copy of the file may answer the findings of a rule.
    static func isFixable(_ code: String) -> Bool { fixable.contains(code) }
}

/// A rule whose findings a changed copy of the file can answer.
package protocol FixableRule: Rule {
    /// How much has to be changed at least; nil when no change helps. What a limit asks for is seen by whoever makes the
    /// plan, so that a rule on a limit need not say more than `name`.
    static func depth(_ context: RuleContext) -> FixPlan.Depth?
}

extension FixableRule {
    package static func depth(_ context: RuleContext) -> FixPlan.Depth? { .name }

    /// What the asset's plan does, with its command; nil when there is no plan, or when it does not answer this rule.
    static func fix(_ context: RuleContext) -> Fix? {
        answer(context)?.fix(context.facts.path)
    }

    /// Something to do, with the asset's command when that does it among other things.
    static func fix(_ context: RuleContext, as summary: String) -> Fix {
        answer(context)?.fix(context.facts.path, summary) ?? Fix(summary)
    }

    private static func answer(_ context: RuleContext) -> FixPlan? {
        guard let plan = context.plan, let depth = depth(context), depth <= plan.depth else { return nil }
        return plan
    }
}
