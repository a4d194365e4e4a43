package import PreflightModel

/// A run whose reports were taken down, and are read back one at a time, as often as they are asked for.
package struct Ledger: Run {
    /// What the reports come to. What only somebody who has seen them all can tell may be added.
    package var summary: RunSummary
    private let kept: [UInt8]
    private let spool: SpoolFile?

    init(summary: RunSummary, kept: [UInt8], spool: SpoolFile?) {
        self.summary = summary
        self.kept = kept
        self.spool = spool
    }

    package func forEach(_ body: (Report) -> Void) throws(PreflightError) {
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
