import MediaPreflight
import PreflightReports
import PreflightSystem

extension OutputDestination {
    /// What makes this output of a run.
    func renderer(
        _ listing: TextReport.Listing, colorless: Bool, _ thumbnails: any ThumbnailSource
    ) -> any ReportRenderer {
        switch format {
        case .text: TextReport(layout(colorless: colorless), listing: listing)
        case .json: ReportJSON()
        case .ndjson: NDJSONReport()
        case .sarif: SARIFReport(rules: Preflight.rules, place: Self.place)
        case .junit: JUnitReport(place: Self.place)
        case .github: GitHubReport(place: Self.place)
        case .gitlab: GitLabReport(place: Self.place)
        case .markdown: MarkdownReport()
        case .html: HTMLReport(rules: Preflight.rules, thumbnails: thumbnails)
        }
    }

    /// Where the program runs in the repository that a CI system has checked out; nil outside of any.
    private static var place: RepositoryPlace? {
        guard let folder = try? WorkingDirectory.path() else { return nil }
        return ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"].lazy.compactMap { name in
            RepositoryPlace(root: ThisProcess.environment(name, default: ""), folder: folder)
        }.first
    }
}
