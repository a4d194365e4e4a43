import MediaPreflight
import PreflightStore

/// Judges a plan, and keeps the reports.
struct GateRun {
    let plan: GatePlan
    /// Judges assets: by this profile, and this policy.
    let preflight: Preflight
    let gate: Gate
    let bar: ProgressBar?
    let meter: GateMeter?
    let cache: FactsCache?
    let ledger: LedgerWriter

    /// Judges everything, or as much as there is time for until somebody ends the run.
    /// - Parameters:
    ///   - termination: Ends the run.
    ///   - complete: Adds to the summary what only the run as a whole can tell.
    /// - Returns: The reports.
    /// - Throws: `PreflightError` when reports cannot be kept.
    func finish(
        unless termination: Termination, _ complete: (inout RunSummary) -> Void = { _ in }
    ) async throws(PreflightError) -> Ledger {
        let failure = await termination.run { () async -> PreflightError? in
            do throws(PreflightError) {
                try await gate.judge(plan, progress: meter?.show) { report throws(PreflightError) in
                    try ledger.append(report)
                }
                return nil
            } catch {
                return error
            }
        }
        bar?.clear()
        meter?.clear()
        cache?.finish()
        if let failure { throw failure }
        return try ledger.finish { summary in
            summary.isInterrupted = termination.signal != nil
            summary.unjudged = plan.count - summary.reports
            summary.skipped = plan.skippedCount
            complete(&summary)
        }
    }
}
