public import PreflightModel
import PreflightReports
import PreflightRules

/// A form that a report comes in.
public enum ReportFormat: String, Sendable, Hashable, CaseIterable {
    /// For people, without colour.
    case text
    /// JSON, schema `preflight-report/1`.
    case json
    /// One line of JSON for each asset.
    case ndjson
    /// SARIF 2.1.0, for code scanning.
    case sarif
    /// JUnit's XML, for CI systems that show test results.
    case junit
    /// Workflow commands of GitHub Actions.
    case github
    /// GitLab's code quality report.
    case gitlab
    /// Markdown, for comments and summaries.
    case markdown
    /// One page of HTML that fetches nothing.
    case html
}

extension Report {
    /// The report as text, ending in a newline. Names and metadata are shown with escapes where a terminal, a CI log or a
    /// browser would act upon them.
    /// - Parameter format: The form.
    /// - Returns: The whole text.
    public func rendered(as format: ReportFormat) -> String {
        let renderer: any ReportRenderer =
            switch format {
            case .text: TextReport()
            case .json: ReportJSON()
            case .ndjson: NDJSONReport()
            case .sarif: SARIFReport(rules: RuleRegistry.pages)
            case .junit: JUnitReport()
            case .github: GitHubReport()
            case .gitlab: GitLabReport()
            case .markdown: MarkdownReport()
            case .html: HTMLReport(rules: RuleRegistry.pages)
            }
        return renderer.render(self)
    }
}

extension Matrix {
    /// The matrix as text, ending in a newline.
    /// - Parameter format: `text`, `json`, `markdown` or `html`.
    /// - Returns: The whole text; nil for a form that matrices do not come in.
    public func rendered(as format: ReportFormat) -> String? {
        switch format {
        case .text: TextMatrix().render(self)
        case .json: MatrixJSON().render(self)
        case .markdown: MarkdownMatrix().render(self)
        case .html: HTMLMatrix().render(self)
        case .ndjson, .sarif, .junit, .github, .gitlab: nil
        }
    }
}

extension MediaFacts {
    /// The facts as JSON, schema `preflight-facts/1`, ending in a newline.
    public var json: String { FactsJSON().document([self]) }
}
