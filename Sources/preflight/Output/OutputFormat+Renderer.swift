import MediaPreflight

extension OutputDestination {
    /// What makes this output of a run.
    func renderer(_ listing: TextReport.Listing, colorless: Bool) -> any ReportRenderer {
        switch format {
        case .text: TextReport(layout(colorless: colorless), listing: listing)
        case .json: ReportJSON()
        case .ndjson: ReportNDJSON()
        case .sarif: ReportSARIF(rules: Preflight.rules)
        case .junit: ReportJUnit()
        case .github: ReportGitHub()
        case .gitlab: ReportGitLab()
        case .markdown: ReportMarkdown()
        case .html: ReportHTML(rules: Preflight.rules)
        }
    }
}
