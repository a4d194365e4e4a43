package import PreflightModel

/// Judges facts against a profile. Pure: no file, no clock, no network.
package enum RuleEngine {
    /// Asks the rules about assets.
    ///
    /// - Parameters:
    ///   - assets: The facts, each in its role.
    ///   - profile: The limits; `ProfileCatalogue.effectiveProfile` for those of an upstream too.
    ///   - orientation: The orientation that will be sent; nil judges under both.
    ///   - policy: How strictly the verdict will be drawn.
    /// - Returns: All that they say.
    package static func judgement(
        of assets: [AssetInRole], against profile: Profile, orientation: CharacterOrientation?, policy: Policy
    ) -> Judgement {
        let orientations = CharacterOrientation.considered(orientation)
        return Judgement(
            of: assets.map { AssetFindings(of: $0, against: profile, under: orientations, policy: policy) },
            by: profile, policy: policy, under: orientations)
    }

    /// Judges assets and draws the verdict, with nothing amended.
    ///
    /// - Parameters:
    ///   - assets: The facts, each in its role.
    ///   - profile: The limits; `ProfileCatalogue.effectiveProfile` for those of an upstream too.
    ///   - orientation: The orientation that will be sent; nil judges under both.
    ///   - policy: How strictly the verdict is drawn.
    ///   - tool: The program that the report names.
    /// - Returns: The verdict and every finding.
    package static func report(
        on assets: [AssetInRole], against profile: Profile, orientation: CharacterOrientation?,
        policy: Policy, tool: Report.Tool
    ) -> Report {
        judgement(of: assets, against: profile, orientation: orientation, policy: policy).report(by: tool)
    }

    /// The worst of some verdicts. Nothing judged is nothing known.
    static func verdict(over verdicts: [Verdict]) -> Verdict {
        guard let first = verdicts.first else { return .unknown }
        return verdicts.dropFirst().reduce(first) { $0.worse(of: $1) }
    }
}
