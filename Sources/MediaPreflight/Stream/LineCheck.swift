import PreflightFetch
import PreflightJSON
import PreflightModel
import PreflightReports
import PreflightRequests

/// Judges the lines of a stream: each a request, or an envelope with one in it.
package struct LineCheck: LineJudge {
    private let check: RequestCheck
    private let cancellation = FetchCancellation()

    /// - Parameter check: How requests are judged.
    package init(_ check: RequestCheck) { self.check = check }

    package func giveUp() { cancellation.cancel() }

    package func report(onLine line: RequestLine, number: Int) -> String {
        var body = RequestBody([], name: "line \(number)")
        switch line {
        case .tooLong(let byteCount):
            let defect = RequestDefect(
                .tooLarge, "the line has \(byteCount) bytes, more than are read",
                at: TextPosition(line: 1, column: 1))
            var facts = check.read(nil, defects: [defect], of: body)
            facts.byteCount = byteCount
            return ReportJSON().renderLine(
                check.reportNow(on: facts, of: body, until: cancellation), id: nil, line: number)
        case .text(let bytes):
            body.bytes = bytes
            // A stranger whose line is taken as it is can make it an envelope, and map what he likes.
            let envelope = RequestEnvelope(JSONReader.read(bytes), readsFiles: check.readsLocalPaths)
            body.media = envelope.files.mapValues { MediaSource($0) }
            let facts = check.read(envelope.request, defects: envelope.defects, of: body)
            return ReportJSON().renderLine(
                check.reportNow(on: facts, of: body, until: cancellation), id: envelope.id, line: number)
        }
    }
}
