import MediaPreflight

extension OutputDestination {
    /// What makes this output of a run.
    func renderer(_ listing: TextReport.Listing, colorless: Bool) -> any ReportRenderer {
        switch format {
        case .text: TextReport(layout(colorless: colorless), listing: listing)
        default: ReportJSON()
        }
    }
}
