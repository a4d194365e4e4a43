import PreflightModel

/// A test case: something that was judged, and what came of it.
struct JUnitCase {
    /// Where it is found: a folder, or the request that names it.
    let className: String
    /// What it is.
    var name: String
    let verdict: Verdict
    /// What is wrong with it, in full.
    let findings: [Finding]

    /// What keeps it from passing. A warning does so when nothing worse is there: the run is a strict one.
    var causes: [Finding] {
        guard verdict != .pass else { return [] }
        let problems = findings.filter(\.isDecisive)
        let errors = problems.filter { $0.severity == .error }
        return errors.isEmpty ? problems : errors
    }

    /// What is worth knowing besides.
    var others: [Finding] {
        let causes = Set(causes)
        return findings.filter { !causes.contains($0) }
    }
}

/// Tells cases of one name apart: of those, GitLab takes the first and ignores the others.
///
/// Assets of one name are told apart by their numbers, so only requests and pairs are counted, and nothing else of a
/// long run is kept.
struct JUnitCaseNames {
    private var counts: [UInt64: Int] = [:]

    /// A report's cases, each under a name that none before it has.
    mutating func distinct(_ cases: [JUnitCase], of report: Report) -> [JUnitCase] {
        guard report.request != nil || report.pair != nil else { return cases }
        return cases.map { each in
            var hash = FNV()
            hash.add(each.className)
            hash.add(each.name)
            let count = counts[hash.value, default: 0] + 1
            counts[hash.value] = count
            var each = each
            if count > 1 { each.name += " (\(count))" }
            return each
        }
    }
}

extension JUnitCase {
    /// The verdicts on a report's cases, in their order.
    static func verdicts(in report: Report) -> [Verdict] {
        let parts = (report.request.map { [$0.verdict] } ?? []) + report.assets.map(\.verdict)
        return needsWhole(report, parts) ? parts + [report.verdict] : parts
    }

    /// Whether the parts leave something to be said: each may be fine on its own, and no orientation suit all.
    private static func needsWhole(_ report: Report, _ parts: [Verdict]) -> Bool {
        let worst = parts.reduce(Verdict.pass) { $0.worse(of: $1) }
        let hasLooseEnds =
            report.request == nil && report.findings.contains { $0.location.asset == nil }
        return hasLooseEnds || report.verdict.worse(of: worst) != worst
    }

    /// A report's cases: the request, each asset, and all of it together when that is worse than any part.
    /// - Parameters:
    ///   - report: What was judged.
    ///   - assetCount: Number of assets in the reports before.
    ///   - ambiguous: Names that several assets of the run have.
    /// - Returns: The cases, the request's first.
    static func cases(
        in report: Report, after assetCount: Int, ambiguous: Set<String>
    ) -> [JUnitCase] {
        let groups = FindingGroups(report)
        var cases: [JUnitCase] = []
        if let request = report.request {
            let (folder, name) = split(request.path, report.tool.name)
            let findings = groups.elsewhere.flatMap(\.findings)
            cases.append(
                JUnitCase(className: folder, name: name, verdict: request.verdict, findings: findings))
        }
        for (index, asset) in report.assets.enumerated() {
            let path = asset.facts.path
            let place = ambiguous.contains(path) ? " (asset \(assetCount + index + 1))" : ""
            let findings = groups.byAsset[index]
            if let request = report.request {
                let name = [asset.pointer, path + place].compactMap(\.self).joined(separator: " ")
                cases.append(
                    JUnitCase(
                        className: request.path, name: name, verdict: asset.verdict, findings: findings))
            } else {
                let (folder, file) = split(path, report.tool.name)
                let name = file + place + (report.pair.map { " (pair \($0))" } ?? "")
                cases.append(
                    JUnitCase(className: folder, name: name, verdict: asset.verdict, findings: findings))
            }
        }
        if needsWhole(report, cases.map(\.verdict)) {
            let loose = report.request == nil ? groups.elsewhere.flatMap(\.findings) : []
            let oriented = report.findings.filter { $0.isProblem && $0.orientation != nil }
            cases.append(
                JUnitCase(
                    className: report.tool.name, name: suite(of: report).name + " (together)",
                    verdict: report.verdict, findings: loose + oriented))
        }
        return cases
    }

    /// The name of the suite that a report's cases make up, and the one file that they are about when there is one.
    static func suite(of report: Report) -> (name: String, file: String?) {
        if let path = report.request?.path { return (path, path) }
        if let pair = report.pair { return (pair, nil) }
        guard report.assets.count == 1, let path = report.assets.first?.facts.path else {
            return (report.tool.name, nil)
        }
        return (path, path)
    }

    /// A path's folder and name; what stands for the folder when there is none.
    private static func split(_ path: String, _ root: String) -> (folder: String, name: String) {
        let path = path.isEmpty ? "''" : path.withoutDotSlash
        let name = path.fileName
        guard let folder = path.folderPrefix, folder != "/", !name.isEmpty else { return (root, path) }
        return (String(folder.utf8.dropLast()) ?? root, String(name))
    }
}

/// Text as XML 1.0 can hold it. What it cannot hold, even as an escape, is shown as ``HostileText`` shows it.
enum XMLText {
    /// The value of an attribute, quotation marks included. Line breaks are kept, which takes escapes.
    static func attribute(_ text: String) -> String { "\"\(escaped(text, escapingSpaces: true))\"" }

    /// What stands between tags.
    static func content(_ text: String) -> String { escaped(text, escapingSpaces: false) }

    private static func escaped(_ text: String, escapingSpaces: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t" where escapingSpaces, "\n" where escapingSpaces, "\r":
                result += "&#\(scalar.value);"
            case "\t", "\n": result.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
                result += "\\u{\(HostileText.hexadecimal(scalar))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
