import Foundation

/// What GitLab's code quality widget demands of a report, beyond its schema.
///
/// From "Code Quality report format" in GitLab's documentation: a path is relative to the repository and does not begin
/// with `./`, and of two entries with one fingerprint, one is dropped.
public enum CodeQuality {
    /// Every rule that a report breaks.
    /// - Throws: When it is no JSON, or the schema cannot be read.
    public static func mistakes(in report: String) throws -> [String] {
        var mistakes = try JSONSchema.foreign.mistakes(in: report, schema: "gitlab-code-quality.schema.json")
        if report.unicodeScalars.first == "\u{FEFF}" { mistakes.append("it begins with a byte order mark") }
        let issues = try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [[String: Any]]
        guard let issues else { return mistakes + ["it is no list of objects"] }
        var fingerprints: Set<String> = []
        for issue in issues {
            let check = issue["check_name"] as? String ?? ""
            let fingerprint = issue["fingerprint"] as? String ?? ""
            let location = issue["location"] as? [String: Any] ?? [:]
            let path = location["path"] as? String ?? ""
            let line = (location["lines"] as? [String: Any])?["begin"] as? Int ?? 0
            let severities = ["info", "minor", "major", "critical", "blocker"]
            let conditions = [
                ((issue["description"] as? String)?.isEmpty == false, "no description"),
                (!check.isEmpty, "no name of a check"),
                (!fingerprint.isEmpty && fingerprints.insert(fingerprint).inserted, "its fingerprint"),
                (severities.contains(issue["severity"] as? String ?? ""), "its severity"),
                (!path.isEmpty && !path.hasPrefix("/") && !path.hasPrefix("./"), "its path \(path.brief)"),
                (!path.contains("://") && !path.hasSuffix("?…"), "its path \(path.brief) is a URL"),
                (line >= 1, "its line \(line)"),
            ]
            mistakes += conditions.filter { !$0.0 }.map { "\(check): \($0.1)" }
        }
        return mistakes
    }
}
