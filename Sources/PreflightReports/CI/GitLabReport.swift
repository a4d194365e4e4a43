import PreflightJSON
package import PreflightModel

/// A run as GitLab's code quality report: a JSON array of what is wrong, for the merge request's widget.
///
/// The format knows problems only. What is suppressed or passes is not in it.
package struct GitLabReport: ReportRenderer {
    private let place: RepositoryPlace?

    /// Creates a renderer.
    /// - Parameter place: Where the run is in its repository, whose root paths start at; nil when the run's folder is that.
    package init(place: RepositoryPlace? = nil) { self.place = place }

    /// Writes the whole array.
    package func render(_ run: any Run, to output: inout some TextOutputStream) throws(PreflightError) {
        var writer = JSONWriter()
        var fingerprints = Fingerprints()
        writer.beginArray()
        if let shortfall = run.summary.shortfall {
            writer.object { $0.shortfall(shortfall, isWorse: run.summary.isIncomplete) }
        }
        try run.forEach { report in
            for (finding, fingerprint) in zip(report.findings, fingerprints.fingerprints(of: report))
            where finding.isProblem {
                writer.object { $0.issue(finding, fingerprint, in: place) }
            }
            output.write(writer.drain())
        }
        writer.endArray()
        writer.endDocument()
        output.write(writer.drain())
    }
}

extension JSONWriter {
    fileprivate mutating func issue(
        _ finding: Finding, _ fingerprint: String, in repository: RepositoryPlace?
    ) {
        let path = ArtifactPath(finding.location.path, in: repository)
        let place = HostileText.visible(finding.code + finding.place)
        issue(
            "\(place): \(finding.locatedAccount.joined(separator: "\n"))", check: finding.code,
            fingerprint: fingerprint, severity: finding.gitLabSeverity,
            // Every path is taken for one of the repository: GitLab documents none that begins with a slash.
            path: String(path.text.drop { $0 == "/" }), line: finding.location.line)
    }

    /// What concerns the whole run stands at its folder: the format has no other place, and an issue that is not there
    /// would be taken for a fixed one.
    fileprivate mutating func shortfall(_ sentences: String, isWorse: Bool) {
        var hash = FNV()
        hash.add("run")
        issue(
            sentences, check: "run", fingerprint: hash.digits, severity: isWorse ? "blocker" : "info",
            path: ".", line: nil)
    }

    private mutating func issue(
        _ description: String, check: String, fingerprint: String, severity: String, path: String, line: Int?
    ) {
        member("description", description)
        member("check_name", check)
        member("fingerprint", fingerprint)
        member("severity", severity)
        key("location")
        object { location in
            location.member("path", path)
            location.key("lines")
            location.object { $0.member("begin", max(line ?? 1, 1)) }
        }
    }
}

extension Finding {
    /// GitLab knows `info`, `minor`, `major`, `critical` and `blocker`.
    fileprivate var gitLabSeverity: String {
        switch (severity, outcome) {
        case (.error, .unknown): "major"
        case (.error, _): "critical"
        case (.warning, _): "minor"
        case (.note, _): "info"
        }
    }
}

extension RunSummary {
    /// What is missing from the run's findings, in sentences; nil when nothing is.
    fileprivate var shortfall: String? {
        guard isIncomplete || unlisted > 0 || !staleBaseline.isEmpty else { return nil }
        return omissions.map(HostileText.visible).joined(separator: " ")
    }
}
