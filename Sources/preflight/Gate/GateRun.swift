import MediaPreflight

/// Judges a plan, and keeps the reports.
struct GateRun {
    let plan: GatePlan
    let gate: Gate
    let bar: ProgressBar?
    let meter: GateMeter?
    let cache: FactsCache?
    let ledger: LedgerWriter

    /// Judges everything, or as much as there is time for until somebody ends the run.
    /// - Parameter complete: Adds to the summary what only the run as a whole can tell.
    /// - Returns: The reports, and the number of the signal that ended the run, if one did.
    /// - Throws: `PreflightError` when reports cannot be kept.
    func finish(
        _ complete: (inout RunSummary) -> Void = { _ in }
    ) async throws(PreflightError) -> (run: Ledger, signal: UInt8?) {
        let (failure, signal) = try await interruptible { () async -> PreflightError? in
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
        let run = try ledger.finish { summary in
            summary.isInterrupted = signal != nil
            summary.unjudged = plan.count - summary.reports
            complete(&summary)
        }
        return (run, signal)
    }

    private func interruptible<Result: Sendable>(
        _ work: @escaping @Sendable () async -> Result
    ) async throws(PreflightError) -> (Result, UInt8?) {
        do {
            let stop = try StopPipe()
            Platform.onTermination(writeTo: Platform.Descriptor(number: stop.writeEnd))
            // The pipe stays open until no signal can be written to it any more.
            defer { withExtendedLifetime(stop) { Platform.endOnTermination() } }
            return await Interruption.run(until: stop, work)
        } catch {
            throw PreflightError(
                PreflightError.Code(rawValue: "noDescriptors"), "the run cannot be started",
                cause: Platform.describe(error.code))
        }
    }
}
