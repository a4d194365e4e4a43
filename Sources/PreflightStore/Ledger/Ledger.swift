package import PreflightModel

/// A run whose reports were taken down, and are read back one at a time, as often as they are asked for.
package struct Ledger: Run {
    /// What the reports come to. What only somebody who has seen them all can tell may be added.
    package var summary: RunSummary
    private let reports: [Report]
    private let kept: [UInt8]
    private let spool: SpoolFile?

    /// - Parameters:
    ///   - summary: What the reports come to.
    ///   - reports: Those of a short run; of a longer one they are in what was taken down.
    ///   - kept: What was taken down first.
    ///   - spool: What was taken down later.
    init(summary: RunSummary, reports: [Report], kept: [UInt8], spool: SpoolFile?) {
        self.summary = summary
        self.reports = reports
        self.kept = kept
        self.spool = spool
    }

    package func forEach(_ body: (Report) -> Void) throws(PreflightError) {
        reports.forEach(body)
        var messages = MessageCursor(kept, then: spool)
        while let message = try messages.next() {
            do throws(MalformedBytes) {
                body(try StoredMessage.read(Report.self, from: message))
            } catch {
                throw MessageCursor.damaged
            }
        }
    }
}
