import PreflightModel
import PreflightText

/// Names findings so that a CI system knows one again in the next run: by code and place, and by nothing that changes
/// with the numbers, the machine or the other findings.
///
/// No two findings of a report have the same name. Nor do two URLs that differ in their queries alone, which are shown
/// alike. Those are counted, and nothing else is kept, so that a long run needs no more memory than a short one.
struct Fingerprints {
    private var findingsOfURLs: [UInt64: Int] = [:]

    /// The fingerprints of a report's findings, in their order: 16 hexadecimal digits each.
    mutating func fingerprints(of report: Report) -> [String] {
        var findings: [UInt64: Int] = [:]
        return report.findings.map { finding in
            var hash = FNV()
            hash.add(finding.code)
            hash.add(finding.location.path.withoutDotSlash)
            hash.add(finding.location.pointer)
            hash.add(finding.orientation?.rawValue)
            hash.add(report.request?.path)
            hash.add(report.pair)
            let earlier =
                WebReference.isMeant(by: finding.location.path)
                ? Self.count(hash.value, in: &findingsOfURLs) : Self.count(hash.value, in: &findings)
            if earlier > 0 { hash.add(String(earlier)) }
            return hash.digits
        }
    }

    /// How often the name was given before.
    private static func count(_ name: UInt64, in names: inout [UInt64: Int]) -> Int {
        defer { names[name, default: 0] += 1 }
        return names[name, default: 0]
    }
}
