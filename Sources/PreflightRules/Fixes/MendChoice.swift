package import PreflightModel

/// What can be done about everything that is wrong with a file.
package enum MendChoice: Sendable, Hashable {
    /// Nothing is wrong.
    case nothing
    /// One plan mends all these.
    case plan(MendPlan, [Finding])
    /// No program mends these.
    case impossible([Finding])

    /// Chooses for a file.
    ///
    /// - Parameters:
    ///   - facts: The file.
    ///   - profile: The limits.
    ///   - orientation: The orientation that will be sent; nil when either will do.
    ///   - severity: The least severe findings that are to be mended. Notes that no program mends are left alone.
    ///   - allowsUnknown: Whether what could not be measured is let through.
    ///   - lesson: What earlier copies have shown.
    package init(
        for facts: MediaFacts, against profile: Profile, orientation: CharacterOrientation?,
        severity: Severity, allowsUnknown: Bool, after lesson: MendLesson = MendLesson()
    ) {
        // The last orientation, video, allows the longest clip: it costs the least.
        let orientations = orientation.map { [$0] } ?? CharacterOrientation.allCases.sorted().reversed()
        let choices = orientations.map { orientation in
            let context = RuleContext(
                facts: facts, subject: AssetJudgement.subject(of: facts), orientation: orientation,
                profile: profile)
            return Self(context, severity, allowsUnknown, lesson)
        }
        self = choices.min { $0.cost < $1.cost } ?? .nothing
    }

    private init(
        _ context: RuleContext, _ severity: Severity, _ allowsUnknown: Bool, _ lesson: MendLesson
    ) {
        var best: MendPlan?
        var mended: [Finding] = []
        var hopeless: [Finding] = []
        for rule in RuleRegistry.assets {
            let findings = rule.evaluate(context).filter { finding in
                finding.outcome == .fail && finding.severity <= severity
                    || finding.outcome == .unknown && !allowsUnknown
            }
            guard !findings.isEmpty else { continue }
            let isUnknown = findings.contains { $0.outcome == .unknown }
            let plan = isUnknown ? nil : (rule as? any MendableRule.Type)?.plan(context, after: lesson)
            if let plan {
                mended += findings
                if plan.depth >= best?.depth ?? plan.depth { best = plan }
            } else {
                hopeless += findings.filter(\.isDecisive)
            }
        }
        if !hopeless.isEmpty {
            self = .impossible(hopeless)
        } else {
            self = best.map { .plan($0, mended) } ?? .nothing
        }
    }

    private var cost: Int {
        switch self {
        case .nothing: 0
        case .plan: 1
        case .impossible: 2
        }
    }
}
