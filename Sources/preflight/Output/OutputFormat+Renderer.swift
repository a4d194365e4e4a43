import MediaPreflight

extension OutputDestination {
    /// What makes this output of a run.
    func renderer(
        _ listing: TextReport.Listing, colorless: Bool, _ thumbnails: any ThumbnailSource
    ) -> any ReportRenderer {
        switch format {
        case .text: TextReport(layout(colorless: colorless), listing: listing)
        case .json: ReportJSON()
        case .ndjson: NDJSONReport()
        case .sarif: SARIFReport(rules: Preflight.rules)
        case .junit: JUnitReport()
        case .github: GitHubReport()
        case .gitlab: GitLabReport()
        case .markdown: MarkdownReport()
        case .html: HTMLReport(rules: Preflight.rules, thumbnails: thumbnails)
        }
    }
}
