import PreflightModel

extension Rule {
    /// A finding when a source gave no media facts for one reason, in the probe's own words.
    static func sourceProblem(
        _ kind: SourceProblem.Kind, _ severity: Severity, _ outcome: Outcome, in context: RuleContext,
        fix: @autoclosure () -> Fix?
    ) -> [Finding] {
        guard let other = context.facts.other, other.problem.kind == kind else { return [] }
        let evidence: Evidence =
            switch kind {
            case .notMedia: .header
            case .unavailable: .request
            default: .fileSystem
            }
        let compared = Comparison(actual: other.identifiedAs.map { .text($0) }, evidence: evidence)
        return [
            finding(
                severity, other.problem.detail, outcome: outcome, in: context, compared: compared, fix: fix())
        ]
    }
}
