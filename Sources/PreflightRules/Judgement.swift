package import PreflightModel

/// What all rules say of a submission, before anybody amends it and a verdict is drawn.
package struct Judgement: Sendable {
    private let profile: Report.ProfileReference
    private let policy: Policy
    private let orientations: [CharacterOrientation]
    private let request: Request?
    private var assets: [AssetFindings]
    /// What is said of the request's fields, under each orientation; none where there is no request.
    private var fields: [[Finding]]

    /// What a report says of a request besides the verdict.
    struct Request: Sendable {
        var path: String
        var byteCount: Int
        /// nil when nothing tells which.
        var dialect: RequestDialect?
        var orientation: CharacterOrientation?
        var stake: CostEstimate?
    }

    init(
        of assets: [AssetFindings], by profile: Profile, policy: Policy,
        under orientations: [CharacterOrientation]
    ) {
        self.init(of: nil, fields: [], and: assets, by: profile, policy: policy, under: orientations)
    }

    init(
        of request: Request?, fields: [[Finding]], and assets: [AssetFindings], by profile: Profile,
        policy: Policy, under orientations: [CharacterOrientation]
    ) {
        self.profile = Report.ProfileReference(id: profile.id, name: profile.name)
        self.policy = policy
        self.orientations = orientations
        self.request = request
        self.fields = fields
        self.assets = assets
    }

    /// The same with every finding as somebody wants it to count.
    package func amended(_ amend: (Finding) -> Finding) -> Judgement {
        var judgement = self
        judgement.fields = fields.map { $0.map(amend) }
        judgement.assets = assets.map { $0.amended(amend) }
        return judgement
    }

    /// Draws the verdict.
    /// - Parameter tool: The program that the report names.
    /// - Returns: The verdict, and the findings that are left.
    package func report(by tool: Report.Tool) -> Report {
        let fields = request == nil ? nil : OrientedJudgement(of: fields, under: orientations, policy)
        let assets = assets.map { (about: $0, judgement: $0.judged(under: orientations, policy)) }
        let judgements = [fields].compactMap(\.self) + assets.map(\.judgement)
        return Report(
            tool: tool, profile: profile, request: fields.flatMap { report(onFields: $0) },
            verdict: RuleEngine.verdict(over: judgements.map(\.verdict)),
            orientations: orientations.filter { orientation in
                !judgements.isEmpty && judgements.allSatisfy { $0.accepting.contains(orientation) }
            },
            assets: assets.map { $0.about.report($0.judgement) },
            findings: (fields?.findings ?? [])
                + assets.enumerated().flatMap { index, asset in
                    asset.judgement.findings.map { $0.located(inAsset: index) }
                })
    }

    private func report(onFields fields: OrientedJudgement) -> RequestReport? {
        request.map {
            RequestReport(
                path: $0.path, byteCount: $0.byteCount, dialect: $0.dialect?.id,
                dialectTitle: $0.dialect?.title, verdict: fields.verdict, orientation: $0.orientation,
                stake: $0.stake)
        }
    }
}

extension Finding {
    fileprivate func located(inAsset index: Int) -> Finding {
        var finding = self
        finding.location.asset = index
        return finding
    }
}
