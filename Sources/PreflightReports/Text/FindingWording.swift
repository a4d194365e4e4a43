import PreflightModel

/// What a finding amounts to, in a word. The cases are in order, worst first.
enum FindingLabel: String, CaseIterable, Comparable {
    case error, unknown, warning, note, known, ignored, ok
    case noLimit = "no limit"
    case unchecked

    /// What somebody has to look at.
    static let problems: [FindingLabel] = [.error, .unknown, .warning, .note]

    static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.endIndex }
}

/// How a finding is put for people. The same words in every format.
extension Finding {
    var standing: FindingLabel {
        switch (outcome, severity) {
        case _ where suppression?.kind == .ignored: .ignored
        case _ where suppression?.kind == .baseline: .known
        case (.unknown, _): .unknown
        case (.pass, _): .ok
        case (.notDocumented, _): .noLimit
        case (.notChecked, _): .unchecked
        case (.fail, .error): .error
        case (.fail, .warning): .warning
        case (.fail, .note): .note
        }
    }

    /// The code and the name of the rule: `VID006 video-too-long`.
    var title: String { "\(code) \(rule)" }

    /// What narrows the finding down: an orientation, a place in a request.
    var place: String {
        let line = location.line.map { line in
            " at line \(line)" + (location.column.map { ", column \($0)" } ?? "")
        }
        let parts: [String?] = [
            orientation.map { ", under orientation `\($0.rawValue)`" },
            location.pointer.map { " \($0)" },
            line,
        ]
        return parts.compactMap(\.self).joined()
    }

    /// The measured value, where it came from, and the limit.
    var measurement: String? {
        let value = actual.map { Wording.quantity($0, unit: unit) }
        let bound = limit.map { "limit " + Wording.quantity($0, unit: unit) }
        guard value != nil || bound != nil else { return nil }
        let origin = value == nil ? nil : evidence.map(Wording.origin)
        let known = [value ?? "not measured", origin].compactMap(\.self).joined(separator: " ")
        return [known, bound].compactMap(\.self).joined(separator: "; ")
    }

    /// The message, and why it is suppressed when somebody said so.
    var remark: String { message + (suppression?.reason.map { " (ignored: \($0))" } ?? "") }

    /// What it says, sentence by sentence: what is wrong, the numbers, the document, and how to fix it.
    var sentences: [String] {
        let why = source.map { source in
            [Wording.quotation(source), Wording.citation(source)].compactMap(\.self).joined(separator: " ")
        }
        return [
            remark, measurement.map { "measured: \($0)" }, why.map { "why: \($0)" },
            fix.map { "fix: \($0.summary)" },
        ].compactMap(\.self)
    }

    /// The sentences, and the command that fixes it, line by line. They can be shown as they are.
    var account: [String] {
        let command = fix?.command.map { "run: \(HostileText.visibleCommand($0))" }
        return sentences.map(HostileText.visible) + [command].compactMap(\.self)
    }
}

extension Finding {
    /// The account, and the URL that it is about when it is about one: for formats whose place shows files only.
    var locatedAccount: [String] {
        let url = urlLine.map(HostileText.visible)
        return account + [url].compactMap(\.self)
    }

    /// The URL that it is about; nil for a file.
    var urlLine: String? { ArtifactPath(location.path).isURL ? "URL: \(location.path)" : nil }
}

extension LimitSource {
    /// The document's title, and its address when it has one: `KKIAI, Motion Control <https://…>`.
    var link: (title: String, address: String?) {
        let document = Wording.oneLine(document)
        guard let citation = Citation(document) else { return (document, nil) }
        return (citation.title, citation.url)
    }
}

/// A report's findings put under the assets they are about, without a search for each asset.
struct FindingGroups {
    /// Each asset's findings, worst first, in the order of the report's assets.
    let byAsset: [[Finding]]
    /// Findings about something else, such as the request, by path.
    let elsewhere: [(path: String, findings: [Finding])]

    init(_ report: Report) {
        var groups = report.assets.map { _ in [Finding]() }
        var seen: Set<Finding> = []
        var others: [(path: String, findings: [Finding])] = []
        for finding in report.findings where seen.insert(finding).inserted {
            let path = finding.location.path
            if let asset = finding.location.asset, groups.indices.contains(asset) {
                groups[asset].append(finding)
            } else if let index = others.firstIndex(where: { $0.path == path }) {
                others[index].findings.append(finding)
            } else {
                others.append((path, [finding]))
            }
        }
        byAsset = groups.map(Self.sorted)
        elsewhere = others.map { ($0.path, Self.sorted($0.findings)) }
    }

    /// Broken and unmeasured limits before what was only asked for with `--verbose`; the report's order otherwise.
    private static func sorted(_ findings: [Finding]) -> [Finding] {
        findings.enumerated().sorted { left, right in
            (rank(left.element), left.element.severity, left.offset)
                < (rank(right.element), right.element.severity, right.offset)
        }.map(\.element)
    }

    private static func rank(_ finding: Finding) -> Int {
        switch finding.outcome {
        case .fail, .unknown: finding.suppression == nil ? 0 : 1
        case .pass: 2
        case .notDocumented: 3
        case .notChecked: 4
        }
    }
}
