import PreflightModel

@testable import PreflightRules

/// The fix that every finding about a video carries; nil when no program fixes it.
func videoFix(_ context: RuleContext, after lesson: FixLesson = FixLesson()) -> Fix? {
    FixPlan.least(context, atLeast: .container, after: lesson)?.fix(context.facts.path)
}

/// The fix that every finding about an image carries; nil when no program fixes it.
func imageFix(_ context: RuleContext, after lesson: FixLesson = FixLesson()) -> Fix? {
    FixPlan.least(context, atLeast: .coding, after: lesson)?.fix(context.facts.path)
}

/// The fix of a rule's first finding in a report on the asset alone.
func reportedFix(_ rule: any Rule.Type, _ context: RuleContext) -> Fix? {
    RuleEngine.report(
        on: [AssetInRole(context.facts, role: context.subject)], against: context.profile,
        orientation: context.orientation, policy: Policy(), tool: .test
    ).findings(rule.page.code).first?.fix
}

extension FixLesson {
    /// What a copy has shown that had some times as many bytes as are allowed.
    init(excess: Double) {
        self.init()
        _ = note(byteCount: Int64(1000 * excess), limit: 1000)
    }
}
