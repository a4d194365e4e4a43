/// What a run came to.
package struct RunSummary: Sendable, Hashable {
    /// Which program made it.
    package let tool: Report.Tool
    /// The profile that was judged against. Requests may have been judged against others: then it is the one that the
    /// run was made for, and each report says its own.
    package private(set) var profile: Report.ProfileReference
    /// Number of reports.
    package private(set) var reports = 0
    /// The requests among them, by the verdict on fields and media together.
    package private(set) var requests = VerdictCounts()
    /// Assets and findings counted.
    package private(set) var counts = ReportSummary()
    /// How often each code was found, sorted by code. Suppressed findings, and what passes, do not count.
    package private(set) var codes: [CodeCount] = []
    /// The code that is worth reading about first: of an error, else of what could not be measured, a warning, a note.
    package private(set) var mostUrgentCode: String?
    /// Whether something that decides could not be measured.
    package private(set) var hasUnmeasured = false
    /// Whether it is well that nothing was judged, when nothing was.
    package var isEmptyAllowed = false
    /// Whether the run was ended from outside before everything was judged.
    package var isInterrupted = false
    /// Number of assets, pairs and requests that were not judged any more.
    package var unjudged = 0
    /// Number of reports on what was not measured to the end, since the run was ended.
    package var cutOff = 0
    /// Number of files in folders that were skipped: neither their names nor their first bytes are those of an image or
    /// video. Files that are known by their extension to be something else do not count.
    package var skipped = 0
    /// Number of findings that are counted but not listed, since there are too many.
    package var unlisted = 0
    /// Findings that the baseline still names and that are gone, sorted by path and code.
    package var staleBaseline: [StaleFinding] = []
    /// Whether the profile's own documents limit neither images nor videos.
    package var isMediaUndocumented = false
    /// How long ago the profile's documents were read; nil when nothing says.
    package var profileAge: ProfileAge?
    /// That the profile is old; nil when it is not.
    package var profileNotice: ProfileAge.Notice?
    /// What other providers would do with the one image and the one motion video that were judged; nil when nobody
    /// asked.
    package var matrix: Matrix?

    private let ownProfile: Report.ProfileReference
    private var worst: Verdict?
    private var leastUrgency = Int.max
    private var refusing: Set<CharacterOrientation> = []
    private var accepting: [CharacterOrientation]?

    /// Creates the summary of a run in which nothing has been judged yet.
    package init(tool: Report.Tool, profile: Report.ProfileReference) {
        self.tool = tool
        self.profile = profile
        ownProfile = profile
    }

    /// The answer over all: the worst of the reports'. Nothing judged is nothing known, and so is a run that was ended
    /// before it had seen everything.
    package var verdict: Verdict {
        guard worst != .fail, profileNotice?.isFailing != true else { return .fail }
        return unjudged > 0 ? .unknown : worst ?? (isEmptyAllowed ? .pass : .unknown)
    }

    /// Number of assets, pairs and requests that were judged on all that there is to know of them.
    package var judged: Int { reports - cutOff }

    /// Whether nothing fails but the profile, by its age.
    package var failsByAgeAlone: Bool { worst != .fail && profileNotice?.isFailing == true }

    /// The orientations under which everything is accepted, sorted.
    package var orientations: [CharacterOrientation] { accepting ?? [] }

    /// The orientation under which something is broken, when the other one is fine; nil when they do not differ.
    package var refusedOrientation: CharacterOrientation? {
        guard let accepted = orientations.first, orientations.count == 1 else { return nil }
        return refusing.sorted().first { $0 != accepted }
    }

    /// Takes a further report into account.
    package mutating func add(_ report: Report) {
        reports += 1
        if reports == 1 {
            profile = report.profile
        } else if profile != report.profile {
            profile = ownProfile
        }
        if report.request != nil { requests.add(report.verdict) }
        counts.add(report)
        for finding in report.findings where finding.isProblem {
            count(finding)
            if finding.outcome == .fail, let orientation = finding.orientation {
                refusing.insert(orientation)
            }
            if finding.outcome == .unknown, finding.isDecisive { hasUnmeasured = true }
            if finding.urgency < leastUrgency {
                (leastUrgency, mostUrgentCode) = (finding.urgency, finding.code)
            }
        }
        worst = worst.map { $0.worse(of: report.verdict) } ?? report.verdict
        accepting = accepting?.filter(report.orientations.contains) ?? report.orientations
    }

    private mutating func count(_ finding: Finding) {
        let index = codes.firstIndex { $0.code >= finding.code } ?? codes.endIndex
        if index == codes.endIndex || codes[index].code != finding.code {
            codes.insert(CodeCount(code: finding.code, rule: finding.rule), at: index)
        }
        codes[index].add(finding)
    }

    /// Things counted by their verdicts.
    package struct VerdictCounts: Sendable, Hashable {
        /// Number that pass.
        package private(set) var pass = 0
        /// Number that fail.
        package private(set) var fail = 0
        /// Number of which something could not be measured.
        package private(set) var unknown = 0
        /// Number of all.
        package var all: Int { pass + fail + unknown }

        mutating func add(_ verdict: Verdict) {
            switch verdict {
            case .pass: pass += 1
            case .fail: fail += 1
            case .unknown: unknown += 1
            }
        }
    }

    /// How often a code was found.
    package struct CodeCount: Sendable, Hashable {
        /// The code, such as `VID006`.
        package let code: String
        /// The rule's name, such as `video-too-long`.
        package let rule: String
        /// Number of findings.
        package private(set) var count = 0
        /// Number of findings with a command that fixes them.
        package private(set) var fixable = 0
        /// The worst severity among them.
        package private(set) var severity = Severity.note

        init(code: String, rule: String) {
            self.code = code
            self.rule = rule
        }

        mutating func add(_ finding: Finding) {
            count += 1
            if finding.fix?.command != nil { fixable += 1 }
            severity = min(severity, finding.severity)
        }
    }

    /// A finding that a baseline names and that is gone.
    package struct StaleFinding: Sendable, Hashable {
        /// Where it was when the baseline was written.
        package var path: String
        /// The rule's code.
        package var code: String

        /// Creates a stale finding.
        package init(path: String, code: String) {
            self.path = path
            self.code = code
        }
    }
}

extension Finding {
    /// What to read first: errors, then what could not be measured, warnings and notes.
    fileprivate var urgency: Int {
        switch (outcome, severity) {
        case (.fail, .error): 0
        case (.unknown, _): 1
        case (_, .warning): 2
        default: 3
        }
    }
}

extension Verdict {
    /// The worse of two: a failure is worse than what is not known, and that than a pass.
    package func worse(of other: Verdict) -> Verdict {
        if self == .fail || other == .fail { return .fail }
        return self == .unknown || other == .unknown ? .unknown : .pass
    }
}
