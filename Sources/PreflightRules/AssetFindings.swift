import PreflightModel

/// What all rules together say about one asset.
struct AssetFindings: Sendable {
    private let facts: MediaFacts
    private let subject: Subject
    private let pointer: String?
    /// The findings under each orientation.
    private var byOrientation: [[Finding]]

    /// Judges an asset.
    /// - Parameters:
    ///   - asset: The facts, in their role.
    ///   - profile: The limits.
    ///   - orientations: The orientations to be judged under.
    ///   - policy: How strictly the verdict will be drawn: advice depends on it.
    ///   - home: The field of a request that holds the asset; nil when it was given on its own.
    init(
        of asset: AssetInRole, against profile: Profile, under orientations: [CharacterOrientation],
        policy: Policy, in home: RequestSlot? = nil
    ) {
        facts = asset.facts
        subject = asset.role ?? Self.subject(of: asset.facts)
        pointer = home?.medium.pointer
        let origin = AssetOrigin(of: asset.facts, in: home)
        let judge = AssetRules(
            facts: asset.facts, subject: subject, profile: profile, policy: policy, hasName: origin.hasName,
            dataMediaType: home?.dataMediaType)
        byOrientation = zip(orientations, judge.findings(under: orientations)).map { orientation, findings in
            let findings = findings.map(origin.settled)
            return home.map { $0.findings(orientation, and: findings, of: asset.facts) } ?? findings
        }
    }

    /// The same with every finding as somebody wants it to count.
    func amended(_ amend: (Finding) -> Finding) -> AssetFindings {
        var findings = self
        findings.byOrientation = byOrientation.map { $0.map(amend) }
        return findings
    }

    /// Draws the asset's verdict.
    func judged(under orientations: [CharacterOrientation], _ policy: Policy) -> OrientedJudgement {
        OrientedJudgement(of: byOrientation, under: orientations, policy)
    }

    /// What a report says of the asset.
    func report(_ judgement: OrientedJudgement) -> AssetReport {
        AssetReport(
            facts: facts, subject: subject, pointer: pointer, verdict: judgement.verdict,
            orientations: judgement.accepting)
    }

    /// What content an asset has, when nobody said what it is for.
    static func subject(of facts: MediaFacts) -> Subject {
        switch facts.content {
        case .image: .image
        case .video: .video
        case .other: .other
        }
    }
}

/// Asks the rules about one asset.
private struct AssetRules {
    let facts: MediaFacts
    let subject: Subject
    let profile: Profile
    let policy: Policy
    let hasName: Bool
    let dataMediaType: String?

    /// What they say under each orientation.
    func findings(under orientations: [CharacterOrientation]) -> [[Finding]] {
        var speaking: [any Rule.Type] = []
        let found = orientations.map { findings(under: $0, by: RuleRegistry.assets, whoSpeaks: &speaking) }
        // Most assets have nothing to fix, and planning takes longer than judging.
        guard
            found.contains(where: { $0.contains { $0.outcome == .fail && RuleRegistry.isFixable($0.code) } })
        else { return found }
        // A plan changes what rules advise, and nothing else: those that said nothing need not be asked again.
        let advice = FixAdvice(facts, as: subject, profile, under: orientations, policy)
        let rules = RuleRegistry.assets.filter { rule in speaking.contains { $0 == rule } }
        return orientations.map {
            findings(under: $0, by: rules, advice, whoSpeaks: &speaking).map(advice.explained)
        }
    }

    private func findings(
        under orientation: CharacterOrientation, by rules: [any Rule.Type], _ advice: FixAdvice? = nil,
        whoSpeaks speaking: inout [any Rule.Type]
    ) -> [Finding] {
        profile.judge { limits in
            var context = RuleContext(
                facts: facts, subject: subject, orientation: orientation, profile: limits,
                isVerbose: policy.isVerbose, hasName: hasName, dataMediaType: dataMediaType)
            context.plan = advice?.plan(under: orientation, isCautious: limits.limits != profile.limits)
            return rules.flatMap { rule in
                let findings = rule.evaluate(context)
                if !findings.isEmpty, !speaking.contains(where: { $0 == rule }) { speaking.append(rule) }
                return findings
            }
        }
    }
}
