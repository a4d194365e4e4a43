import PreflightModel
import PreflightRules

/// Judges the same facts against one profile after another, and answers for each. Pure.
struct MatrixJudge {
    private let assets: [AssetInRole]
    private let clip: Double?
    private let orientations: [CharacterOrientation]
    /// What is said of the files whatever the limits are.
    private let own: Set<RowNote>
    /// What is wrong with the files, whoever takes them.
    let faults: [Finding]

    /// - Parameters:
    ///   - image: What was measured of the image; nil when there is none.
    ///   - video: What was measured of the motion video; nil when there is none.
    ///   - orientations: The orientations that are judged under, sorted.
    init(image: MediaFacts?, video: MediaFacts?, orientations: [CharacterOrientation]) {
        let assets = [
            image.map { AssetInRole($0, role: .image) }, video.map { AssetInRole($0, role: .video) },
        ].compactMap(\.self)
        // Nothing is documented here, so that what is said all the same holds everywhere.
        let silent = Profile(id: "", name: "")
        let said = orientations.map { Self.findings(on: assets, against: silent, under: $0) }
        own = Set(said.joined().map(RowNote.init))
        faults = said.first?.filter { $0.severity == .error || $0.outcome == .unknown } ?? []
        clip = video?.video.flatMap { Durations($0).longest }
        (self.assets, self.orientations) = (assets, orientations)
    }

    /// What a provider would do.
    /// - Parameter profile: Its limits, those of its upstream marked as such.
    /// - Returns: Its row.
    func row(_ profile: Profile) -> MatrixRow {
        let kinds = Set(assets.compactMap(\.role))
        let stated = profile.limits.filter { key, limit in
            limit.upstream == nil && key.definition.subject.map(kinds.contains) == true
        }
        let sources = stated.values.map(\.source)
        let strengths = sources.map(\.strength)
        let days = (sources.isEmpty ? profile.sources : sources).map(\.read).filter { !$0.isEmpty }
        return MatrixRow(
            profile: Report.ProfileReference(id: profile.id, name: profile.name), kind: profile.kind,
            defaultOrientation: profile.defaultOrientation,
            cells: orientations.map { cell($0, profile, isDocumented: !stated.isEmpty) },
            misprints: profile.misprints.map(\.topic).filter { topic in
                LimitKey(rawValue: topic)?.definition.subject.map(kinds.contains) ?? false
            },
            price: MatrixPrice(profile, clip: clip),
            strength: strengths.contains(nil) ? nil : strengths.compactMap(\.self).max(),
            read: days.min())
    }

    private func cell(
        _ orientation: CharacterOrientation, _ profile: Profile, isDocumented: Bool
    ) -> MatrixCell {
        let findings = Self.findings(on: assets, against: profile, under: orientation)
        let refusals = findings.filter { $0.severity == .error && $0.outcome == .fail }
        if !refusals.isEmpty {
            return MatrixCell(orientation: orientation, answer: .refused, findings: refusals)
        }
        // A warning about the file itself, such as a variable frame rate, is no matter of this provider's.
        let open = findings.filter {
            $0.severity == .error || $0.outcome == .unknown || !own.contains(RowNote($0))
        }
        let doubts = open.compactMap { finding in profile.doubt(finding).map { ($0, finding) } }
            .enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element)
        if let first = doubts.first {
            return MatrixCell(
                orientation: orientation, answer: .unknown, doubt: first.0, findings: doubts.map(\.1))
        }
        guard isDocumented else {
            return MatrixCell(orientation: orientation, answer: .unknown, doubt: .undocumented)
        }
        return MatrixCell(
            orientation: orientation, answer: open.isEmpty ? .accepted : .adjusted, findings: open)
    }

    /// What keeps the files from being simply accepted: notes aside.
    private static func findings(
        on assets: [AssetInRole], against profile: Profile, under orientation: CharacterOrientation
    ) -> [Finding] {
        RuleEngine.report(
            on: assets, against: profile, orientation: orientation, policy: Policy(), tool: Preflight.tool
        ).findings.filter(\.isDecisive).map { finding in
            // There is one image and one video: the subject says which.
            var finding = finding
            finding.location.asset = nil
            return finding
        }
    }

    /// A finding without what depends on the profile: its words and its fix.
    private struct RowNote: Hashable {
        let code: String
        let subject: Subject
        let severity: Severity
        let outcome: Outcome

        init(_ finding: Finding) {
            code = finding.code
            subject = finding.subject
            severity = finding.severity
            outcome = finding.outcome
        }
    }
}

extension Profile {
    /// Why a finding, which refuses nothing, leaves the answer open; nil when the provider adjusts what it is about.
    fileprivate func doubt(_ finding: Finding) -> MatrixCell.UnknownReason? {
        if finding.outcome == .unknown { return .unmeasured }
        if finding.adjustment != nil { return nil }
        if finding.upstream != nil { return .upstream }
        if finding.source?.strength == .report { return .reported }
        let isAdvice = limits.values.contains { $0.isRecommended && $0.source == finding.source }
        return isAdvice ? .recommended : .ambiguous
    }

    /// The orientation that is taken when a request names none.
    fileprivate var defaultOrientation: CharacterOrientation? {
        let defaults = Set(dialects.map { $0.field(.orientation)?.defaultValue })
        // Several forms of the request, and several providers, must agree.
        return defaults.count == 1
            ? (defaults.first ?? nil).flatMap(CharacterOrientation.init(rawValue:)) : nil
    }
}
