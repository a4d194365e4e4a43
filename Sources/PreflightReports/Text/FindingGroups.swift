import PreflightModel

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
