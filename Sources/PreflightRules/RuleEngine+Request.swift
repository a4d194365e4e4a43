package import PreflightModel

extension RuleEngine {
    /// Judges a request together with the media it names.
    ///
    /// - Parameters:
    ///   - request: What was read of the request.
    ///   - media: The facts of each of its media, in their order.
    ///   - profile: The limits.
    ///   - policy: How strictly the verdict is drawn.
    ///   - tool: The program that the report names.
    ///   - amend: Changes what rules say before the verdict is drawn; nil leaves it as it is.
    /// - Returns: The verdict and every finding, each at its place in the request.
    package static func report(
        on request: RequestFacts, media: [MediaFacts], against profile: Profile, policy: Policy,
        tool: Report.Tool, amending amend: Amendment? = nil
    ) -> Report {
        let asked = request.orientation
        let dialect = request.recognition == .assumed ? nil : request.dialect
        let orientations = asked.map { [$0] } ?? CharacterOrientation.allCases.sorted()
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
        let fields = OrientedJudgement(
            under: orientations, policy: policy, amending: amend
        ) { orientation in
            said[orientation, default: []].filter { $0.subject == .request }
        }
        let assets = zip(request.media, media).map { medium, facts in
            AssetJudgement(
                of: AssetInRole(facts, role: medium.subject), against: profile, under: orientations,
                policy: policy, amending: amend, in: AssetHome(medium, of: request, findings: said))
        }
        return Report(
            tool: tool, profile: Report.ProfileReference(id: profile.id, name: profile.name),
            request: RequestReport(
                path: request.path, byteCount: request.byteCount, dialect: dialect?.id,
                dialectTitle: dialect?.title,
                verdict: fields.verdict, orientation: asked,
                stake: Stake(context(asked ?? .video, profile))),
            verdict: verdict(over: [fields.verdict] + assets.map(\.report.verdict)),
            orientations: orientations.filter { orientation in
                fields.accepting.contains(orientation)
                    && assets.allSatisfy { $0.report.orientations.contains(orientation) }
            },
            assets: assets.map(\.report), findings: fields.findings + AssetJudgement.findings(of: assets))
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
