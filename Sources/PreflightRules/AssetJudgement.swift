import PreflightModel

/// What all rules together say about one asset, under every orientation that is asked for.
struct AssetJudgement {
    /// The verdict.
    let report: AssetReport
    /// The findings, those that hold under every orientation once, worst first.
    let findings: [Finding]

    /// Judges an asset.
    init(
        of asset: AssetInRole, against profile: Profile, under orientations: [CharacterOrientation],
        policy: Policy
    ) {
        let subject = asset.role ?? Self.subject(of: asset.facts)
        let byOrientation = orientations.map { orientation in
            let context = RuleContext(
                facts: asset.facts, subject: subject, orientation: orientation, profile: profile,
                isVerbose: policy.isVerbose)
            return OrientedFindings(
                orientation: orientation, findings: RuleRegistry.all.flatMap { $0.evaluate(context) },
                policy: policy)
        }
        let accepting = byOrientation.filter { $0.verdict == .pass }.map(\.orientation)
        report = AssetReport(
            facts: asset.facts, subject: subject, verdict: Self.best(of: byOrientation.map(\.verdict)),
            orientations: accepting)
        findings = Self.merge(byOrientation, accepting: accepting).sorted(by: Self.isListedBefore)
    }

    /// What content an asset has, when nobody said what it is for.
    private static func subject(of facts: MediaFacts) -> Subject {
        switch facts.content {
        case .image: .image
        case .video: .video
        case .other: .other
        }
    }

    /// One orientation that accepts is enough: the sender can choose it.
    private static func best(of verdicts: [Verdict]) -> Verdict {
        if verdicts.contains(.pass) { return .pass }
        return verdicts.contains(.unknown) ? .unknown : .fail
    }

    /// Keeps what holds under every orientation once, and marks the rest with its orientation. Where another
    /// orientation accepts the asset, the rest is only worth knowing.
    private static func merge(
        _ judged: [OrientedFindings], accepting: [CharacterOrientation]
    ) -> [Finding] {
        guard let last = judged.last, judged.count > 1 else { return judged.flatMap(\.findings) }
        let everywhere = judged.dropLast().reduce(Set(last.findings.map(\.unfixed))) { common, oriented in
            common.intersection(oriented.findings.map(\.unfixed))
        }
        // Fixes differ where one orientation needs a cut; the last one, video, allows the most.
        let common = last.findings.filter { everywhere.contains($0.unfixed) }
        let particular = judged.flatMap { oriented in
            oriented.findings.filter { !everywhere.contains($0.unfixed) }.map { finding in
                var finding = finding
                finding.orientation = oriented.orientation
                if accepting.contains(where: { $0 != oriented.orientation }) { finding.severity = .note }
                return finding
            }
        }
        return common + particular
    }

    /// By severity, then outcome, then code, then message: the same order every time.
    private static func isListedBefore(_ left: Finding, _ right: Finding) -> Bool {
        if left.severity != right.severity { return left.severity < right.severity }
        if left.rank != right.rank { return left.rank < right.rank }
        if left.code != right.code { return left.code < right.code }
        if left.message != right.message { return left.message < right.message }
        guard let first = left.orientation, let second = right.orientation else {
            return left.orientation == nil && right.orientation != nil
        }
        return first < second
    }
}

/// What rules say under one orientation.
private struct OrientedFindings {
    let orientation: CharacterOrientation
    let findings: [Finding]
    let verdict: Verdict

    init(orientation: CharacterOrientation, findings: [Finding], policy: Policy) {
        self.orientation = orientation
        self.findings = findings
        // Notes are worth knowing and decide nothing, whatever their outcome.
        let deciding = findings.filter { $0.severity < .note }
        let refused = deciding.contains { $0.outcome == .fail && ($0.severity == .error || policy.isStrict) }
        let unmeasured = deciding.contains { $0.outcome == .unknown } && !policy.allowsUnknown
        verdict = refused ? .fail : (unmeasured ? .unknown : .pass)
    }
}

extension Finding {
    /// What is broken comes before what could not be measured, and of that the cause (a damaged header) before the
    /// limits that could not be compared for it.
    fileprivate var rank: Int {
        switch outcome {
        case .fail: 0
        case .unknown: source == nil ? 1 : 2
        case .pass, .notDocumented, .notChecked: 3
        }
    }

    /// What is said, without how to mend it.
    fileprivate var unfixed: Finding {
        var finding = self
        finding.fix = nil
        return finding
    }
}
