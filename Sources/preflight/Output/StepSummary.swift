import MediaPreflight
import PreflightReports
import PreflightStore
import PreflightSystem

/// The page that GitHub shows of a job's step: what there is no room for in its annotations.
enum StepSummary {
    /// Adds a run to the page, when there is one.
    /// - Throws: `OutputError` when it cannot be written.
    static func add(_ run: Ledger) throws(OutputError) {
        let path = ThisProcess.environment("GITHUB_STEP_SUMMARY", default: "")
        guard !path.isEmpty else { return }
        var sink = OutputSink(try open(path))
        do throws(PreflightError) { try GitHubSummary().render(run, to: &sink) } catch {
            throw OutputError(message: error.description)
        }
        try sink.close()
    }

    private static func open(_ path: String) throws(OutputError) -> Descriptor {
        do throws(SystemFailure) { return try .open(path, .appending) } catch {
            throw OutputError(message: "cannot write '\(path)': \(error.description)")
        }
    }
}
