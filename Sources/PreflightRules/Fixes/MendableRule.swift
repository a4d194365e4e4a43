import PreflightModel

/// A rule whose findings a changed copy of the file can answer.
package protocol MendableRule: Rule {
    /// How such a copy is made.
    ///
    /// - Parameters:
    ///   - context: What the rule sees.
    ///   - lesson: What earlier copies have shown.
    /// - Returns: nil when no program surely makes one.
    static func plan(_ context: RuleContext, after lesson: MendLesson) -> MendPlan?
}

extension MendableRule {
    /// The plan in its own words, with its command; nil when there is none.
    static func fix(_ context: RuleContext) -> Fix? {
        plan(context, after: MendLesson())?.fix(context.facts.path)
    }

    /// Something to do, with the command that does it among other things, when there is one.
    static func fix(_ context: RuleContext, as summary: String) -> Fix {
        plan(context, after: MendLesson())?.fix(context.facts.path, summary) ?? Fix(summary)
    }
}
