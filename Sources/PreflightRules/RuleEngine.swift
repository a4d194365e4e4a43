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

extension RuleEngine {
    /// Asks the rules about a request together with the media it names.
    ///
    /// - Parameters:
    ///   - request: What was read of the request.
    ///   - media: The facts of each of its media, in their order.
    ///   - profile: The limits.
    ///   - policy: How strictly the verdict will be drawn.
    /// - Returns: All that they say, each at its place in the request.
    package static func judgement(
        of request: RequestFacts, media: [MediaFacts], against profile: Profile, policy: Policy
    ) -> Judgement {
        let asked = request.orientation
        let dialect = request.recognition == .assumed ? nil : request.dialect
        let orientations = CharacterOrientation.considered(asked)
        func context(_ orientation: CharacterOrientation, _ profile: Profile) -> RequestContext {
            RequestContext(
                request: request, media: media, orientation: orientation, profile: profile,
                isVerbose: policy.isVerbose)
        }
        let rules =
            request.isDialectBorrowed
            ? RuleRegistry.requests.filter { !$0.judgesFields } : RuleRegistry.requests
        var said: [CharacterOrientation: [Finding]] = [:]
        for orientation in orientations {
            said[orientation] = profile.judge { profile in
                let context = context(orientation, profile)
                return rules.flatMap { capped($0.evaluate(context)) }
            }
        }
        let fields = orientations.map { said[$0, default: []].filter { $0.subject == .request } }
        let assets = zip(request.media, media).map { medium, facts in
            AssetFindings(
                of: AssetInRole(facts, role: medium.subject), against: profile, under: orientations,
                policy: policy, in: RequestSlot(medium, of: request, findings: said))
        }
        let about = Judgement.Request(
            path: request.path, byteCount: request.byteCount, dialect: dialect, orientation: asked,
            stake: CostEstimate(context(asked ?? .video, profile)))
        return Judgement(
            of: about, fields: fields, and: assets, by: profile, policy: policy, under: orientations)
    }

    /// Judges a request together with the media it names, with nothing amended.
    ///
    /// - Parameters:
    ///   - request: What was read of the request.
    ///   - media: The facts of each of its media, in their order.
    ///   - profile: The limits.
    ///   - policy: How strictly the verdict is drawn.
    ///   - tool: The program that the report names.
    /// - Returns: The verdict and every finding.
    package static func report(
        on request: RequestFacts, media: [MediaFacts], against profile: Profile, policy: Policy,
        tool: Report.Tool
    ) -> Report {
        judgement(of: request, media: media, against: profile, policy: policy).report(by: tool)
    }
}

/// As many findings of one rule as anybody reads. A hostile request could give a hundred thousand, each longer than what
/// it is about.
private func capped(_ findings: [Finding]) -> [Finding] {
    let most = 100
    guard findings.count > most, var last = findings.dropFirst(most - 1).first else { return findings }
    last.message += " (and \(Decimals.grouped(Int64(findings.count - most))) more like it)"
    return findings.prefix(most - 1) + [last]
}

extension RequestFacts {
    /// The orientation that the request asks for, or that its document takes when it does not say.
    fileprivate var orientation: CharacterOrientation? {
        let given = string(.orientation).flatMap(CharacterOrientation.init(rawValue:))
        return given
            ?? dialect.field(.orientation)?.defaultValue.flatMap(CharacterOrientation.init(rawValue:))
    }
}
