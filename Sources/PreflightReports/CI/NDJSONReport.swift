public import PreflightModel

/// A run as lines of JSON: each report a line of its own, schema `preflight-report/1`, for programs that read as they go.
public struct NDJSONReport: ReportRenderer {
    /// Creates a renderer.
    public init() {}

    /// Writes a line for each report.
    public func render(_ run: any Run, to output: inout some TextOutputStream) throws(PreflightError) {
        let line = ReportJSON(isCompact: true)
        try run.forEach { output.write(line.render($0)) }
    }
}
