package import PreflightModel
internal import Synchronization

/// Takes down the reports of a run as they are made.
///
/// The first of them stay in memory; what is too much for it goes to a temporary file without a name, which vanishes
/// with the ledger, however the program ends.
package final class LedgerWriter: Sendable {
    private let memoryLimit: Int
    private let shortRun: Int
    private let makeSpool: @Sendable () throws(PreflightError) -> SpoolFile
    private let state: Mutex<State>

    private struct State {
        var summary: RunSummary
        /// The reports of a short run, as they are.
        var reports: [Report] = []
        var findingCount = 0
        /// What stays in memory, once there is more.
        var kept: [UInt8] = []
        /// What is in neither place yet.
        var pending = BinaryWriter()
        var spool: SpoolFile?
        /// Findings that may still be listed.
        var listable: Int
        /// A run that lost a report is no run: once something went wrong, nothing goes right.
        var failure: PreflightError?
    }

    /// Written to the file at once.
    private static let chunkByteCount = 64 << 10

    /// Creates an empty ledger.
    /// - Parameters:
    ///   - tool: The program that judges.
    ///   - profile: The profile that is judged against.
    ///   - findingLimit: The number of findings that are kept; nil for all. All of them count.
    ///   - memoryLimit: The number of bytes that stay in memory.
    ///   - shortRun: The number of reports up to which they stay in memory as they are, unless they have very many
    ///     findings.
    ///   - folder: Where the temporary file goes; nil for `TMPDIR`, or `/tmp` without one.
    package convenience init(
        tool: Report.Tool, profile: Report.ProfileReference, findingLimit: Int? = nil,
        memoryLimit: Int = 1 << 20, shortRun: Int = 200, folder: String? = nil
    ) {
        self.init(
            tool: tool, profile: profile, findingLimit: findingLimit, memoryLimit: memoryLimit,
            shortRun: shortRun
        ) { () throws(PreflightError) in
            try SpoolFile(in: folder)
        }
    }

    init(
        tool: Report.Tool, profile: Report.ProfileReference, findingLimit: Int? = nil, memoryLimit: Int,
        shortRun: Int = 0, makeSpool: @escaping @Sendable () throws(PreflightError) -> SpoolFile
    ) {
        self.memoryLimit = memoryLimit
        self.shortRun = shortRun
        self.makeSpool = makeSpool
        state = Mutex(
            State(
                summary: RunSummary(tool: tool, profile: profile), listable: findingLimit ?? .max))
    }

    /// The number of bytes of reports that are held in memory.
    package var heldByteCount: Int { state.withLock { $0.kept.count + $0.pending.bytes.count } }

    /// Takes down a further report.
    /// - Parameter report: The report.
    /// - Throws: `PreflightError` when the temporary file cannot be made or written, now and ever after.
    package func append(_ report: Report) throws(PreflightError) {
        try changing { state throws(PreflightError) in
            var kept = report
            kept.findings = Array(report.findings.prefix(state.listable))
            state.listable -= kept.findings.count
            state.summary.add(report)
            state.summary.unlisted += report.findings.count - kept.findings.count
            state.reports.append(kept)
            state.findingCount += kept.findings.count
            if state.summary.reports <= shortRun, state.findingCount <= shortRun * 10 { return }
            for report in state.reports { MessageCursor.write(report, to: &state.pending) }
            state.reports = []
            let limit = state.spool == nil ? memoryLimit : Self.chunkByteCount
            if state.pending.bytes.count > limit { try flush(&state) }
        }
    }

    /// Ends the ledger.
    /// - Parameter complete: Adds what only the run as a whole can tell to its summary.
    /// - Returns: The run.
    /// - Throws: `PreflightError` when something could not be written.
    package func finish(_ complete: (inout RunSummary) -> Void = { _ in }) throws(PreflightError) -> Ledger {
        try changing { state throws(PreflightError) in
            if state.spool != nil {
                try flush(&state)
            } else {
                state.kept = state.pending.bytes
            }
            complete(&state.summary)
            return Ledger(
                summary: state.summary, reports: state.reports, kept: state.kept, spool: state.spool)
        }
    }

    private func changing<Result>(
        _ body: (inout sending State) throws(PreflightError) -> sending Result
    ) throws(PreflightError) -> sending Result {
        try state.withLock { state throws(PreflightError) in
            if let failure = state.failure { throw failure }
            do throws(PreflightError) {
                return try body(&state)
            } catch {
                state.failure = error
                throw error
            }
        }
    }

    /// Moves what is pending to where it stays: the first time in memory, then in the file.
    private func flush(_ state: inout State) throws(PreflightError) {
        if let spool = state.spool {
            try spool.append(state.pending.bytes)
        } else {
            state.spool = try makeSpool()
            state.kept = state.pending.bytes
            state.pending = BinaryWriter()
        }
        state.pending.removeAll()
    }
}
