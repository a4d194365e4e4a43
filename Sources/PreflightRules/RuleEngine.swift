public import PreflightModel

/// Changes what a rule said: its severity, or whether it decides anything.
public typealias Amendment = @Sendable (Finding) -> Finding

/// Judges facts against a profile. Pure: no file, no clock, no network.
public enum RuleEngine {
    /// Judges assets and draws the verdict.
    ///
    /// - Parameters:
    ///   - assets: The facts, each in its role.
    ///   - profile: The limits; `ProfileCatalogue.effectiveProfile` for those of an upstream too.
    ///   - orientation: The orientation that will be sent; nil judges under both.
    ///   - policy: How strictly the verdict is drawn.
    ///   - tool: The program that the report names.
    ///   - amend: Changes what rules say before the verdict is drawn; nil leaves it as it is.
    /// - Returns: The verdict and every finding.
    public static func report(
        on assets: [AssetInRole], against profile: Profile, orientation: CharacterOrientation?,
        policy: Policy, tool: Report.Tool, amending amend: Amendment? = nil
    ) -> Report {
        let orientations = orientation.map { [$0] } ?? CharacterOrientation.allCases.sorted()
        let judgements = assets.map { asset in
            AssetJudgement(
                of: asset, against: profile, under: orientations, policy: policy, amending: amend)
        }
        return Report(
            tool: tool, profile: Report.ProfileReference(id: profile.id, name: profile.name),
            verdict: verdict(over: judgements.map(\.report.verdict)),
            orientations: orientations.filter { orientation in
                !judgements.isEmpty && judgements.allSatisfy { $0.report.orientations.contains(orientation) }
            },
            assets: judgements.map(\.report), findings: AssetJudgement.findings(of: judgements))
    }

    /// The worst of some verdicts. Nothing judged is nothing known.
    static func verdict(over verdicts: [Verdict]) -> Verdict {
        guard let first = verdicts.first else { return .unknown }
        return verdicts.dropFirst().reduce(first) { $0.worse(of: $1) }
    }
}
