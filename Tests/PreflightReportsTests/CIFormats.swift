import PreflightModel
import PreflightReports
import TestSupport

/// The formats that CI systems read.
enum CIFormat: String, CaseIterable, Sendable {
    case ndjson, sarif, junit, github, gitlab, markdown

    var renderer: any ReportRenderer {
        switch self {
        case .ndjson: NDJSONReport()
        case .sarif: SARIFReport(rules: [Sample.rule, Sample.shortRule, Sample.requestRule])
        case .junit: JUnitReport()
        case .github: GitHubReport()
        case .gitlab: GitLabReport()
        case .markdown: MarkdownReport()
        }
    }

    /// The ending of the format's files.
    var fileExtension: String {
        switch self {
        case .ndjson: "ndjson"
        case .sarif: "sarif"
        case .junit: "xml"
        case .github: "log"
        case .gitlab: "gitlab.json"
        case .markdown: "md"
        }
    }

    func text(_ run: any Run) throws -> String {
        var text = ""
        try renderer.render(run, to: &text)
        return text
    }
}
