import PreflightModel
import PreflightText

extension TextPage {
    /// The verdict and what it means, in one sentence.
    mutating func headline(_ summary: RunSummary, _ onlyRequest: RequestReport?) {
        row(
            indent: 0, .init(summary.verdict.word, summary.verdict.role), column: 9,
            summary.statement(onlyRequest))
    }
}

extension Run {
    /// The request, when one is all that was judged.
    func onlyRequest() throws(PreflightError) -> RequestReport? {
        guard summary.reports == 1, summary.requests.all == 1 else { return nil }
        var request: RequestReport?
        try forEach { request = $0.request }
        return request
    }

    /// URLs that differ in their queries alone are shown alike: the names that several have.
    func ambiguousNames() throws(PreflightError) -> Set<String> {
        guard summary.counts.assets > 1 else { return [] }
        var seen: Set<String> = []
        var twice: Set<String> = []
        try forEach { report in
            for asset in report.assets where WebReference.isMeant(by: asset.facts.path) {
                if !seen.insert(asset.facts.path).inserted { twice.insert(asset.facts.path) }
            }
        }
        return twice
    }
}

extension RunSummary {
    /// What the run came to, in one sentence.
    func statement(_ onlyRequest: RequestReport?) -> String {
        "\(meaning(onlyRequest)) (profile \(profile.id))"
    }

    private var name: String { profile.name.isEmpty ? profile.id : profile.name }

    /// What the verdict means, in one sentence.
    func meaning(_ onlyRequest: RequestReport?) -> String {
        if failsByAgeAlone { return "the limits of \(name) were read too long ago to go by" }
        return onlyRequest.map(requestStatement) ?? assetStatement
    }

    /// What a run over assets came to.
    private var assetStatement: String {
        switch verdict {
        case .pass where reports == 0: "there is nothing to judge for \(name)"
        case .pass where hasUnmeasured:
            "no documented limit of \(name) is broken; what could not be measured is let through"
        case .pass where counts.assets + requests.all == 1:
            "\(reservation)\(all) is within the documented limits of \(name)\(condition)"
        case .pass: "\(reservation)\(all) are within the documented limits of \(name)\(condition)"
        case .fail where counts.fail + requests.fail == 0: "no orientation suits every asset for \(name)"
        case .fail where counts.assets + requests.all == 1: "it would not be accepted by \(name)"
        case .fail: "\(failing) would not be accepted by \(name)"
        case .unknown where isInterrupted && judged < reports + unjudged:
            "the run was interrupted: \(judged) of \(reports + unjudged) were judged for \(name)"
        case .unknown where counts.unknown + requests.unknown == 0: "nothing could be judged for \(name)"
        case .unknown: "\(undecided) could not be fully measured for \(name)"
        }
    }

    /// What a run over one request came to.
    private func requestStatement(_ request: RequestReport) -> String {
        switch verdict {
        case .pass where hasUnmeasured:
            "no documented limit of \(name) is broken; what could not be measured is let through"
        case .pass: "the request is within the documented limits of \(name)\(condition)"
        case .fail where request.dialect == nil: "this is no request that could be sent"
        case .fail: "the request would not be accepted by \(name) as it is"
        case .unknown: "the request could not be fully judged for \(name)"
        }
    }

    private var all: String { shares { _ in nil } }
    private var failing: String { shares { $0.fail } }
    private var undecided: String { shares { $0.unknown } }

    /// For example `2 of 30 assets and 1 of 4 requests`; without the share, `30 assets and 4 requests`.
    private func shares(_ share: ((fail: Int, unknown: Int)) -> Int?) -> String {
        let groups = [
            (counts.assets, "asset", share((counts.fail, counts.unknown))),
            (requests.all, "request", share((requests.fail, requests.unknown))),
        ]
        let parts = groups.filter { $0.0 > 0 && $0.2 != 0 }.map { total, noun, part in
            (part.map { "\($0) of " } ?? "") + Wording.count(total, noun)
        }
        return parts.isEmpty ? "nothing" : parts.joined(separator: " and ")
    }

    /// What a pass leaves out of account.
    private var reservation: String { counts.suppressed > 0 ? "what is known or ignored aside, " : "" }

    /// What a pass depends on: someone who reads one line must not send the other orientation.
    private var condition: String {
        guard refusedOrientation != nil, let accepted = orientations.first else { return "" }
        return ", with orientation `\(accepted.rawValue)` only"
    }

    /// Which orientations would be accepted, when that depends on the orientation.
    private var orientationAdvice: String? {
        guard let accepted = orientations.first, orientations.count == 1 else { return nil }
        if verdict == .fail { return "It would be accepted with orientation `\(accepted.rawValue)`." }
        guard let refused = refusedOrientation else { return nil }
        return "Accepted with orientation `\(accepted.rawValue)`, but not with `\(refused.rawValue)`."
    }

    /// Why something unknown is no pass, and how to make it one.
    private var unknownAdvice: String? {
        guard verdict == .unknown, hasUnmeasured else { return nil }
        return "What could not be measured is not taken for a pass; --allow-unknown lets it through."
    }

    /// Whether something was to be judged and was not.
    var isIncomplete: Bool { isInterrupted || unjudged > 0 }

    /// What to do about the verdict, in sentences.
    var advice: [String] { [orientationAdvice, unknownAdvice].compactMap(\.self) }

    /// What a reader should know beside the findings: advice, what is left out, and all findings counted.
    var remarks: [String] { advice + omissions + [total].compactMap(\.self) }

    /// Findings counted in one sentence; nil when there are none.
    var total: String? {
        let counted = [(counts.errors, "error"), (counts.warnings, "warning"), (counts.notes, "note")]
            .filter { $0.0 > 0 }.map { Wording.count($0.0, $0.1) }
        let unmeasured = counts.unmeasured > 0 ? ["\(counts.unmeasured) not measured"] : []
        let all = counted + unmeasured
        return all.isEmpty ? nil : all.joined(separator: ", ") + "."
    }

    /// That the run did not come to its end, and why.
    var interruption: String? {
        isInterrupted ? "Interrupted: \(judged) of \(reports + unjudged) were judged." : nil
    }

    /// That there is more than is listed.
    var abridgement: String? {
        unlisted > 0 ? "\(Wording.count(unlisted, "finding")) more, not listed." : nil
    }

    /// That the provider itself says nothing of media.
    var silence: String? {
        isMediaUndocumented
            ? "\(name) documents no limit on images or videos: only what stands behind it was looked at."
            : nil
    }

    /// That the profile is old.
    var aging: String? {
        profileNotice.map { notice in
            let known =
                "The limits of \(notice.age.name) were read on \(notice.age.read)"
            return switch notice.severity {
            case .note: "\(known): they may have changed since."
            case .warning, .error:
                "Warning: \(known), more than the allowed \(Wording.count(notice.allowedDays, "day")) ago."
            }
        }
    }

    /// What the report leaves out, and why, in sentences.
    var omissions: [String] {
        var sentences = [interruption, silence, aging].compactMap(\.self)
        if counts.suppressed > 0 {
            sentences.append("\(Wording.count(counts.suppressed, "finding")) known or ignored.")
        }
        if skipped > 0 {
            sentences.append(
                "\(Wording.count(skipped, "file")) skipped: no image or video by name or first bytes.")
        }
        if let abridgement { sentences.append(abridgement) }
        if !staleBaseline.isEmpty {
            let shown = staleBaseline.prefix(10).map { "\($0.code) \($0.path)" }.joined(separator: ", ")
            let rest = staleBaseline.count > 10 ? " and \(staleBaseline.count - 10) more" : ""
            sentences.append("No longer needed in the baseline: \(shown)\(rest).")
        }
        return sentences
    }
}

extension Verdict {
    /// The word that a report opens with.
    var word: String { rawValue.uppercased() }

    var role: Style.Role {
        switch self {
        case .pass: .good
        case .fail: .bad
        case .unknown: .doubtful
        }
    }
}
