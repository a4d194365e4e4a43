package import PreflightModel

/// A run as workflow commands, which GitHub Actions shows as annotations beside the files they name.
///
/// GitHub takes ten annotations of each kind from a step. The worst come first, and a last line says how many more
/// there are: `GitHubSummary` has room for them.
package struct GitHubReport: ReportRenderer {
    /// The most annotations of each kind that GitHub takes from a step.
    static let annotationsOfAKind = 10

    private let place: RepositoryPlace?

    /// Creates a renderer.
    /// - Parameter place: Where the run is in its repository, whose root paths start at; nil when the run's folder is that.
    package init(place: RepositoryPlace? = nil) { self.place = place }

    /// Writes the annotations, and what the run came to.
    package func render(_ run: any Run, to output: inout some TextOutputStream) throws(PreflightError) {
        var selection = Selection()
        try run.forEach { report in
            for finding in report.findings { selection.add(finding) }
        }
        for annotation in selection.annotations(in: place) { output.write(annotation.line) }
        selection.suppressed.write(to: &output)
        let rest = selection.rest
        if !rest.isEmpty {
            let notice = WorkflowCommand(
                name: Kind.notice.rawValue, properties: [("title", "preflight")],
                message: "\(rest.joined(separator: ", ")) more: GitHub shows no more than "
                    + "\(Self.annotationsOfAKind) of a kind. The step's summary lists them.")
            output.write(notice.line)
        }
        let summary = run.summary
        let statement = summary.statement(try run.onlyRequest())
        for sentence in ["preflight: \(summary.verdict.word) \(statement)"] + summary.remarks {
            output.write(HostileText.visible(sentence) + "\n")
        }
    }
}

/// What an annotation looks like. The raw values are GitHub's.
private enum Kind: String, CaseIterable {
    case error, warning, notice

    init(_ severity: Severity) {
        switch severity {
        case .error: self = .error
        case .warning: self = .warning
        case .note: self = .notice
        }
    }

    /// One notice is kept for the line that says how many more there are.
    var room: Int { GitHubReport.annotationsOfAKind - (self == .notice ? 1 : 0) }
}

/// The first findings of each kind, as many as GitHub can take, and how many there are.
private struct Selection {
    private var found: [FindingLabel: [Finding]] = [:]
    private var counts: [Kind: Int] = [:]
    /// What decides nothing.
    private(set) var suppressed = SuppressedGroup()

    mutating func add(_ finding: Finding) {
        suppressed.add(finding)
        guard finding.isProblem else { return }
        counts[Kind(finding.severity), default: 0] += 1
        // What could not be measured is of any kind, so there may be room for as many of each.
        let alike = found[finding.standing, default: []].count { $0.severity == finding.severity }
        if alike < Kind(finding.severity).room { found[finding.standing, default: []].append(finding) }
    }

    func annotations(in place: RepositoryPlace?) -> [WorkflowCommand] {
        Kind.allCases.flatMap { kind in
            findings(of: kind).map { $0.annotation(kind.rawValue, in: place) }
        }
    }

    /// What there was no room for, kind by kind: `5 errors`.
    var rest: [String] {
        Kind.allCases.compactMap { kind in
            let count = counts[kind, default: 0] - findings(of: kind).count
            return count > 0 ? Wording.count(count, kind.rawValue) : nil
        }
    }

    private func findings(of kind: Kind) -> ArraySlice<Finding> {
        FindingLabel.problems.flatMap { found[$0, default: []] }.filter { Kind($0.severity) == kind }
            .prefix(kind.room)
    }
}

/// Findings that decide nothing, in a part of the log that is folded up.
private struct SuppressedGroup {
    private var lines: [String] = []
    private var count = 0

    private static let longest = 100

    mutating func add(_ finding: Finding) {
        guard finding.suppression != nil else { return }
        count += 1
        guard lines.count < Self.longest else { return }
        let heading = "\(finding.standing.rawValue) \(finding.code) \(finding.location.path)\(finding.place)"
        lines.append("  " + HostileText.visible("\(heading): \(finding.remark)"))
    }

    func write(to output: inout some TextOutputStream) {
        guard count > 0 else { return }
        let title = "\(Wording.count(count, "finding")) known or ignored"
        output.write(WorkflowCommand(name: "group", message: title).line)
        for line in lines { output.write(line + "\n") }
        if count > lines.count { output.write("  … and \(count - lines.count) more\n") }
        output.write(WorkflowCommand(name: "endgroup").line)
    }
}

extension Finding {
    fileprivate func annotation(_ kind: String, in repository: RepositoryPlace?) -> WorkflowCommand {
        var properties: [(name: String, value: String)] = []
        // Only files of the repository can be shown with an annotation beside them.
        let path = ArtifactPath(location.path, in: repository)
        if !path.isURL {
            properties.append(("file", HostileText.visible(path.text)))
            if let line = location.line { properties.append(("line", String(line))) }
            if let column = location.column { properties.append(("col", String(column))) }
        }
        properties.append(("title", title))
        let head = HostileText.visible(location.path + place)
        return WorkflowCommand(
            name: kind, properties: properties, message: ([head] + account).joined(separator: "\n"))
    }
}

/// A line of a log that GitHub Actions acts upon: `::error file=a.png,line=1::message`.
struct WorkflowCommand {
    /// What it does: `error`, `warning`, `notice`, `group`.
    let name: String
    /// What it is about, in order.
    var properties: [(name: String, value: String)] = []
    /// What it says. Lines may be several.
    var message = ""

    /// The command, on a line of its own.
    var line: String {
        let list = properties.map { "\($0.name)=\(Self.escapedProperty($0.value))" }.joined(separator: ",")
        return "::\(name)\(list.isEmpty ? "" : " ")\(list)::\(Self.escaped(message))\n"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\r\n", with: "%0D%0A").replacing("\r", with: "%0D")
            .replacing("\n", with: "%0A")
    }

    private static func escapedProperty(_ text: String) -> String {
        escaped(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}
