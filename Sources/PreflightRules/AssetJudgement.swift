import PreflightModel

/// What all rules together say about one asset.
struct AssetJudgement {
    /// The verdict.
    let report: AssetReport
    /// The findings, worst first.
    let findings: [Finding]

    /// Judges an asset.
    /// - Parameters:
    ///   - asset: The facts, in their role.
    ///   - profile: The limits.
    ///   - orientations: The orientations to be judged under.
    ///   - policy: How strictly the verdict is drawn.
    ///   - amend: Changes what rules say before the verdict is drawn.
    ///   - home: The field of a request that holds the asset; nil when it was given on its own.
    init(
        of asset: AssetInRole, against profile: Profile, under orientations: [CharacterOrientation],
        policy: Policy, amending amend: Amendment?, in home: AssetHome? = nil
    ) {
        let subject = asset.role ?? Self.subject(of: asset.facts)
        let origin = AssetOrigin(of: asset.facts, in: home)
        // The rules that say something: a plan changes what they advise, and nothing else.
        var speaking: [any Rule.Type] = []
        func judged(
            _ orientation: CharacterOrientation, by rules: [any Rule.Type], _ advice: FixAdvice?
        ) -> [Finding] {
            let findings = profile.judge { limits in
                var context = RuleContext(
                    facts: asset.facts, subject: subject, orientation: orientation, profile: limits,
                    isVerbose: policy.isVerbose, hasName: origin.hasName, dataMediaType: home?.dataMediaType)
                context.plan = advice?.plan(
                    under: orientation, isCautious: limits.limits != profile.limits)
                return rules.flatMap { rule in
                    let findings = rule.evaluate(context)
                    if advice == nil, !findings.isEmpty, !speaking.contains(where: { $0 == rule }) {
                        speaking.append(rule)
                    }
                    return findings
                }
            }
            return advice.map { findings.map($0.explained) } ?? findings
        }
        var found = orientations.map { judged($0, by: RuleRegistry.assets, nil) }
        // Most assets have nothing to fix, and planning takes longer than judging.
        if found.contains(where: { $0.contains { $0.outcome == .fail && RuleRegistry.isMendable($0.code) } })
        {
            let advice = FixAdvice(asset.facts, as: subject, profile, under: orientations, policy)
            let rules = RuleRegistry.assets.filter { rule in speaking.contains { $0 == rule } }
            found = orientations.map { judged($0, by: rules, advice) }
        }
        let byOrientation = Dictionary(zip(orientations, found), uniquingKeysWith: { first, _ in first })
        let judgement = OrientedJudgement(
            under: orientations, policy: policy, amending: amend
        ) { orientation in
            let findings = (byOrientation[orientation] ?? []).map(origin.settled)
            return home.map { $0.findings(orientation, and: findings, of: asset.facts) } ?? findings
        }
        report = AssetReport(
            facts: asset.facts, subject: subject, pointer: home?.medium.pointer, verdict: judgement.verdict,
            orientations: judgement.accepting)
        findings = judgement.findings
    }

    /// The findings of several assets, each with its asset's place among them.
    static func findings(of judgements: [AssetJudgement]) -> [Finding] {
        judgements.enumerated().flatMap { index, judgement in
            judgement.findings.map { finding in
                var finding = finding
                finding.location.asset = index
                return finding
            }
        }
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
