import PreflightModel

/// A report's findings put under the assets they are about, without a search for each asset.
struct FindingGroups {
    /// Each asset's findings, worst first, in the order of the report's assets.
    let byAsset: [[Finding]]
    /// Findings about something else, such as the request, by path.
    let elsewhere: [(path: String, findings: [Finding])]

    private struct Key: Hashable {
        /// The asset's path, or the place in the request that holds it.
        var path: String
        var subject: Subject
    }

    init(_ report: Report) {
        let keys = report.assets.map { Key(path: $0.pointer ?? $0.facts.path, subject: $0.subject) }
        let known = Set(keys)
        var groups: [Key: [Finding]] = [:]
        var seen: Set<Finding> = []
        var others: [(path: String, findings: [Finding])] = []
        // Findings on a request are not on the first asset that happens to lie in the same place.
        let firstOfPath =
            report.request == nil
            ? Dictionary(keys.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first }) : [:]
        for finding in report.findings where seen.insert(finding).inserted {
            let path = finding.location.path
            let exact = Key(path: finding.location.pointer ?? path, subject: finding.subject)
            if let key = known.contains(exact) ? exact : firstOfPath[path] {
                groups[key, default: []].append(finding)
            } else if let index = others.firstIndex(where: { $0.path == path }) {
                others[index].findings.append(finding)
            } else {
                others.append((path, [finding]))
            }
        }
        byAsset = keys.map { Self.sorted(groups[$0, default: []]) }
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
        case .fail, .unknown: 0
        case .pass: 1
        case .notDocumented: 2
        case .notChecked: 3
        }
    }
}
