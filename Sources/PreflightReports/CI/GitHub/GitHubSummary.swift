public import PreflightModel

/// A run as the summary of a step on GitHub Actions: the text to append to the file that `GITHUB_STEP_SUMMARY` names.
public struct GitHubSummary: ReportRenderer {
    /// The most bytes that GitHub takes from a step: of a longer summary, it shows nothing.
    static let maxByteCount = 1 << 20

    /// Creates a renderer.
    public init() {}

    /// Writes the summary as Markdown, and leaves out what is too much.
    public func render(_ run: any Run, to output: inout some TextOutputStream) throws(PreflightError) {
        try MarkdownReport(maxByteCount: Self.maxByteCount).render(run, to: &output)
    }
}
