import PreflightModel

/// A rule whose findings a changed copy of the file can answer.
package protocol MendableRule: Rule {
    /// How much has to be changed at least; nil when no change helps. What a limit asks for is seen by whoever makes the
    /// plan, so that a rule on a limit need not say more than `name`.
    static func depth(_ context: RuleContext) -> MendPlan.Depth?
}

extension MendableRule {
    package static func depth(_ context: RuleContext) -> MendPlan.Depth? { .name }

    /// What the asset's plan does, with its command; nil when there is no plan, or when it does not answer this rule.
    static func fix(_ context: RuleContext) -> Fix? {
        answer(context)?.fix(context.facts.path)
    }

    /// Something to do, with the asset's command when that does it among other things.
    static func fix(_ context: RuleContext, as summary: String) -> Fix {
        answer(context)?.fix(context.facts.path, summary) ?? Fix(summary)
    }

    private static func answer(_ context: RuleContext) -> MendPlan? {
        guard let plan = context.plan, let depth = depth(context), depth <= plan.depth else { return nil }
        return plan
    }
}
