package import PreflightModel

/// What can be done about everything that is wrong with a file.
package enum FixChoice: Sendable, Hashable {
    /// Nothing is wrong.
    case nothing
    /// One plan fixes all these.
    case plan(FixPlan, [Finding])
    /// No program fixes these.
    case impossible([Finding])

    /// What is asked of a choice.
    package struct Demand: Sendable {
        /// The least severe findings that are to be fixed. Notes that no program fixes are left alone.
        package var severity: Severity
        /// How strictly the verdict is drawn: what it counts and no program fixes makes every plan useless.
        package var policy: Policy
        /// Whether damage is accepted: the copy is made of whatever can still be decoded.
        package var acceptsDamage = false
        /// What earlier copies have shown.
        package var lesson = FixLesson()

        /// Demands what the verdict counts.
        package init(_ policy: Policy) {
            severity = policy.isStrict ? .warning : .error
            self.policy = policy
        }
    }

    /// Chooses for a file.
    ///
    /// - Parameters:
    ///   - facts: The file.
    ///   - profile: The limits.
    ///   - orientation: The orientation that will be sent; nil when either will do.
    ///   - demand: What is asked for.
    package init(
        for facts: MediaFacts, against profile: Profile, orientation: CharacterOrientation?, _ demand: Demand
    ) {
        var file = JudgedFile(facts, profile, acceptingDamage: demand.acceptsDamage)
        self.init(for: &file, orientation: orientation, demand)
    }

    private init(for file: inout JudgedFile, orientation: CharacterOrientation?, _ demand: Demand) {
        // The last orientation, video, allows the longest clip: it costs the least.
        let orientations = CharacterOrientation.considered(orientation).reversed()
        let choices = orientations.map { Self.choose(for: &file, $0, demand) }
        self = choices.min { $0.cost < $1.cost } ?? .nothing
    }

    private static func choose(
        for file: inout JudgedFile, _ orientation: CharacterOrientation, _ demand: Demand
    ) -> FixChoice {
        // The stricter limits of an upstream only warn.
        let (context, said) = file.judged(under: orientation, isCautious: demand.severity > .error)
        var depth: FixPlan.Depth? = file.hasAcceptedDamage ? .coding : nil
        var fixable: [Finding] = []
        var hopeless: [Finding] = []
        for (rule, findings) in said {
            let least = (rule as? any FixableRule.Type)?.depth(context)
            for finding in findings {
                if finding.outcome == .fail, finding.severity <= demand.severity, let least {
                    fixable.append(finding)
                    depth = max(depth ?? least, least)
                } else if demand.counts(finding) {
                    hopeless.append(finding)
                }
            }
        }
        guard hopeless.isEmpty else { return .impossible(hopeless) }
        guard let depth else { return .nothing }
        if var plan = FixPlan.least(context, atLeast: depth, after: demand.lesson) {
            plan.isCautious = demand.severity > .error
            return .plan(plan, fixable)
        }
        if demand.severity == .note {
            var modest = demand
            modest.severity = .warning
            return choose(for: &file, orientation, modest)
        }
        return .impossible(fixable)
    }

    private var cost: Int {
        switch self {
        case .nothing: 0
        case .plan: 1
        case .impossible: 2
        }
    }
}

/// A file and what rules say of it: each is asked once for each orientation and set of limits, however many plans are
/// tried.
private struct JudgedFile {
    /// Whether it has damage that does not count.
    let hasAcceptedDamage: Bool
    private let facts: MediaFacts
    private let profile: Profile
    private var judged: [Key: (RuleContext, [Said])] = [:]

    typealias Said = (rule: any Rule.Type, findings: [Finding])

    private struct Key: Hashable {
        let orientation: CharacterOrientation
        let isCautious: Bool
    }

    init(_ facts: MediaFacts, _ profile: Profile, acceptingDamage acceptsDamage: Bool = false) {
        var facts = facts
        let damage: Set<Defect.Kind> = [.truncated, .checksumMismatch, .damagedFrames]
        hasAcceptedDamage = acceptsDamage && facts.defects.contains { damage.contains($0.kind) }
        if acceptsDamage { facts.defects.removeAll { damage.contains($0.kind) } }
        self.facts = facts
        self.profile = profile
    }

    /// What the rules say that say something.
    /// - Parameters:
    ///   - orientation: The orientation that will be sent.
    ///   - isCautious: Whether the stricter limits of an upstream count.
    /// - Returns: What they were asked about, and each with what it said.
    mutating func judged(
        under orientation: CharacterOrientation, isCautious: Bool
    ) -> (RuleContext, [Said]) {
        let key = Key(orientation: orientation, isCautious: isCautious)
        if let known = judged[key] { return known }
        var profile = profile
        if isCautious { profile.limits.merge(profile.cautions) { _, caution in caution } }
        let context = RuleContext(
            facts: facts, subject: AssetFindings.subject(of: facts), orientation: orientation,
            profile: profile)
        let said = RuleRegistry.assets.map { (rule: $0, findings: $0.evaluate(context)) }
            .filter { !$0.findings.isEmpty }
        judged[key] = (context, said)
        return (context, said)
    }
}

extension FixChoice.Demand {
    /// Whether a finding decides the verdict.
    fileprivate func counts(_ finding: Finding) -> Bool {
        switch finding.outcome {
        case .fail: finding.severity == .error || policy.isStrict && finding.severity == .warning
        case .unknown: finding.severity < .note && !policy.allowsUnknown
        case .pass, .notDocumented, .notChecked: false
        }
    }
}

// MARK: - What a report shows

extension FixChoice {
    /// Chooses what a report shows: what `preflight fix` would do, or else, where it would do nothing, what it would do
    /// about warnings, and then about notes.
    static func shown(
        for facts: MediaFacts, against profile: Profile, under orientations: [CharacterOrientation],
        _ policy: Policy
    ) -> FixChoice {
        let demands = [Severity.error, .warning, .note].filter { $0 > .error || !policy.isStrict }.map {
            var demand = Demand(policy)
            demand.severity = $0
            return demand
        }
        let orientation = orientations.count == 1 ? orientations.first : nil
        var file = JudgedFile(facts, profile)
        for demand in demands {
            let choice = FixChoice(for: &file, orientation: orientation, demand)
            if choice != .nothing { return choice }
        }
        guard orientation == nil else { return .nothing }
        // One orientation accepts the asset as it is; for whoever needs the other one, there may be a plan too.
        for orientation in orientations {
            let choice = FixChoice(for: &file, orientation: orientation, Demand(policy))
            if case .plan = choice { return choice }
        }
        return .nothing
    }
}
