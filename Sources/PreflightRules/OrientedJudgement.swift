import PreflightModel

/// What rules say of one thing under every orientation that is asked for, and the verdict that follows.
struct OrientedJudgement {
    /// The best verdict: one orientation that accepts is enough, since the sender can choose it.
    let verdict: Verdict
    /// The orientations that accept.
    let accepting: [CharacterOrientation]
    /// The findings, those that hold under every orientation once, worst first.
    let findings: [Finding]

    /// - Parameters:
    ///   - found: What rules say, amended, under each orientation.
    ///   - orientations: The orientations, in the same order.
    ///   - policy: How strictly the verdict is drawn.
    init(of found: [[Finding]], under orientations: [CharacterOrientation], _ policy: Policy) {
        let judged = zip(orientations, found).map { orientation, findings in
            OrientedFindings(
                orientation: orientation, findings: findings.withoutConsequences, policy: policy)
        }
        accepting = judged.filter { $0.verdict == .pass }.map(\.orientation)
        verdict = Self.best(of: judged.map(\.verdict))
        findings = Self.merge(judged, accepting: accepting).sorted(by: Self.isListedBefore)
    }

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
        // The asset's one plan is made for one orientation, whose findings carry its command.
        let commands = Dictionary(
            judged.flatMap(\.findings).filter { $0.fix?.command != nil }.map { ($0.unfixed, $0.fix) },
            uniquingKeysWith: { first, _ in first })
        let common = last.findings.filter { everywhere.contains($0.unfixed) }.map { finding in
            var finding = finding
            finding.fix = commands[finding.unfixed] ?? finding.fix
            return finding
        }
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

    /// By severity, then outcome, code, place and message: the same order every time.
    private static func isListedBefore(_ left: Finding, _ right: Finding) -> Bool {
        if left.severity != right.severity { return left.severity < right.severity }
        if left.rank != right.rank { return left.rank < right.rank }
        if left.code != right.code { return left.code < right.code }
        if left.location.line != right.location.line { return left.line < right.line }
        if left.location.column != right.location.column { return left.column < right.column }
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
        verdict = Verdict(drawnFrom: findings, policy)
    }
}

extension [Finding] {
    /// The findings without the limits that could not be compared because the file is broken, where that is said as an
    /// error: one cause, one finding. What people have made less of does not stand for the rest; what a baseline knows
    /// does, since the rest was not listed when it was written.
    fileprivate var withoutConsequences: [Finding] {
        let isBroken = contains { finding in
            finding.severity == .error && (finding.outcome == .fail || finding.outcome == .unknown)
                && (finding.suppression == nil || finding.suppression?.kind == .baseline)
                && RuleRegistry.brokenFileCodes.contains(finding.code)
        }
        return isBroken ? filter { $0.outcome != .unknown || $0.source == nil } : self
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

    fileprivate var line: Int { location.line ?? 0 }
    fileprivate var column: Int { location.column ?? 0 }

    /// What is said, without how to fix it.
    fileprivate var unfixed: Finding {
        var finding = self
        finding.fix = nil
        return finding
    }
}
