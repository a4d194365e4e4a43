import PreflightJSON
import PreflightModel
import PreflightReports
import PreflightRequests
import PreflightText

/// Judges the lines of a stream: each a request, or an envelope with one in it.
struct RequestLines: Sendable {
    /// Judges what is on the lines.
    let gate: Gate
    /// Reads them.
    let requests: RequestCheck

    /// A report on each line, as one line of JSON with its line end.
    func reports(on lines: [NumberedLine]) async -> [String] {
        let read = lines.map(read)
        let reports = await gate.reports(on: read.map(\.item))
        return zip(zip(lines, read), reports).map { line, report in
            ReportJSON().renderLine(report, id: line.1.id, line: line.0.number)
        }
    }

    private func read(_ line: NumberedLine) -> (item: GateItem, id: JSONValue?) {
        var body = RequestBody([], name: "line \(line.number)")
        switch line.content {
        case .tooLong(let byteCount):
            let defect = RequestDefect(
                .tooLarge, "the line has \(byteCount) bytes, more than are read",
                at: TextPosition(line: 1, column: 1))
            var facts = requests.read(nil, defects: [defect], of: body)
            facts.byteCount = byteCount
            return (GateItem(.readRequest(facts, body)), nil)
        case .text(let bytes):
            body.bytes = bytes
            // A stranger whose line is taken as it is can make it an envelope, and map what he likes.
            let envelope = RequestEnvelope(JSONReader.read(bytes), readsFiles: requests.readsLocalPaths)
            body.media = envelope.files.mapValues { MediaSource($0) }
            let facts = requests.read(envelope.request, defects: envelope.defects, of: body)
            return (GateItem(.readRequest(facts, body)), envelope.id)
        }
    }
}

extension LineStream {
    /// A stream of requests, each answered with a report.
    /// - Parameters:
    ///   - gate: Judges what is on the lines.
    ///   - requests: Reads them.
    ///   - limits: Bounds of what is done at once.
    package init(_ gate: Gate, reading requests: RequestCheck, limits: Limits = Limits()) {
        self.init(limits, answers: RequestLines(gate: gate, requests: requests).reports)
    }
}
