import PreflightJSON
package import PreflightModel

/// A report as JSON, schema `preflight-report/1`. The names are a contract; what does not apply is `null`.
package struct ReportJSON: ReportRenderer {
    /// The schema's name, which later versions keep as long as they only add to it.
    package static let schema = "preflight-report/1"

    private let isCompact: Bool

    /// Creates a renderer.
    /// - Parameter isCompact: Whether the report is one line, with no spaces between values.
    package init(isCompact: Bool = false) { self.isCompact = isCompact }

    /// Writes the whole report as one JSON object.
    package func render(_ run: any Run, to output: inout some TextOutputStream) throws(PreflightError) {
        var writer = JSONWriter(isCompact ? .compact : .indented)
        writer.beginObject()
        writer.member("schema", Self.schema)
        try writer.run(run, to: &output)
        writer.endObject()
        writer.endDocument()
        output.write(writer.drain())
    }

    /// A report on one line of a stream, as one line.
    /// - Parameters:
    ///   - report: What was found.
    ///   - id: The request's own id, a string or a number; nil when it has none.
    ///   - line: The line's place in the stream, counted from 1.
    /// - Returns: One line of JSON with its line end.
    package func renderLine(_ report: Report, id: JSONValue?, line: Int) -> String {
        var writer = JSONWriter(.compact)
        var text = ""
        writer.beginObject()
        writer.member("schema", Self.schema)
        writer.key("id")
        if let id { writer.value(id) } else { writer.null() }
        writer.member("line", line)
        // A report at hand can always be read.
        try? writer.run(SingleRun(report), to: &text)
        writer.endObject()
        writer.endDocument()
        return text + writer.drain()
    }
}

extension JSONWriter {
    /// The members of a run. Assets and findings are handed on as they are written.
    fileprivate mutating func run(
        _ run: any Run, to output: inout some TextOutputStream
    ) throws(PreflightError) {
        let summary = run.summary
        member("tool", object: summary.tool) { writer, tool in
            writer.member("name", tool.name)
            writer.member("version", tool.version)
        }
        member("profile", object: summary.profile) { $0.profile($1) }
        try requests(run, to: &output)
        member("verdict", summary.verdict.rawValue)
        orientations(summary.orientations)
        key("assets")
        beginArray()
        var requestCount = 0
        try run.forEach { report in
            let request = report.request.map { _ in requestCount }
            for asset in report.assets { object { $0.asset(asset, of: report, request: request) } }
            if request != nil { requestCount += 1 }
            output.write(drain())
        }
        endArray()
        key("findings")
        beginArray()
        var assetCount = 0
        try run.forEach { report in
            for finding in report.findings { object { $0.finding(finding, after: assetCount) } }
            assetCount += report.assets.count
            output.write(drain())
        }
        endArray()
        member("summary", object: summary) { $0.summary($1) }
        member("matrix", object: summary.matrix) { $0.matrix($1) }
    }

    /// The request when one thing was judged, and it is one; and all of them.
    private mutating func requests(
        _ run: any Run, to output: inout some TextOutputStream
    ) throws(PreflightError) {
        let isOnly = run.summary.reports == 1 && run.summary.requests.all == 1
        if isOnly {
            key("request")
            try run.forEach { report in
                if let request = report.request { object { $0.request(request) } }
            }
        } else {
            member("request", String?.none)
        }
        key("requests")
        beginArray()
        if run.summary.requests.all > 0 {
            try run.forEach { report in
                guard let request = report.request else { return }
                object {
                    $0.request(request)
                    $0.member("profile", object: report.profile) { $0.profile($1) }
                }
                output.write(drain())
            }
        }
        endArray()
    }

    mutating func profile(_ profile: Report.ProfileReference) {
        member("id", profile.id)
        member("name", profile.name)
    }

    private mutating func asset(_ asset: AssetReport, of report: Report, request: Int?) {
        facts(asset.facts)
        member("role", asset.subject.rawValue)
        member("pointer", asset.pointer)
        member("request", request)
        member("pair", report.pair)
        member("verdict", asset.verdict.rawValue)
        orientations(asset.orientations)
    }

    private mutating func request(_ request: RequestReport) {
        member("path", request.path)
        member("bytes", request.byteCount)
        member("dialect", request.dialect)
        member("verdict", request.verdict.rawValue)
        member("orientation", request.orientation?.rawValue)
        member("stake", object: request.stake) { writer, stake in
            writer.member("seconds", stake.seconds)
            writer.member("basis", stake.basis?.rawValue)
            writer.member("amounts", objects: stake.amounts) { writer, amount in
                writer.member("value", amount.value)
                writer.member("unit", amount.unit)
                writer.member("model", amount.model)
            }
            writer.source(stake.source)
        }
    }

    mutating func source(_ source: LimitSource?) {
        member("source", object: source) { writer, source in
            writer.member("document", source.document)
            writer.member("quote", source.quote)
            writer.member("read", source.read)
            writer.member("strength", source.strength?.rawValue)
        }
    }

    mutating func finding(_ finding: Finding, after assetCount: Int) {
        member("code", finding.code)
        member("rule", finding.rule)
        member("severity", finding.severity.rawValue)
        member("outcome", finding.outcome.rawValue)
        member("subject", finding.subject.rawValue)
        member("location", object: finding.location) { writer, location in
            writer.member("path", location.path)
            writer.member("asset", location.asset.map { $0 + assetCount })
            writer.member("pointer", location.pointer)
            writer.member("line", location.line)
            writer.member("column", location.column)
        }
        member("message", finding.message)
        quantity("actual", finding.actual)
        quantity("limit", finding.limit)
        member("unit", finding.unit)
        member("evidence", finding.evidence?.rawValue)
        source(finding.source)
        member("fix", object: finding.fix) { writer, fix in
            writer.member("summary", fix.summary)
            writer.member("command", fix.command)
        }
        member("orientation", finding.orientation?.rawValue)
        member("adjustment", finding.adjustment?.rawValue)
        member("upstream", finding.upstream)
        member("suppression", object: finding.suppression) { writer, suppression in
            writer.member("kind", suppression.kind.rawValue)
            writer.member("reason", suppression.reason)
        }
    }

    private mutating func quantity(_ name: String, _ quantity: Quantity?) {
        switch quantity {
        case .integer(let number): member(name, number)
        case .decimal(let number): member(name, number)
        case .text(let text): member(name, text)
        case nil: member(name, String?.none)
        }
    }

    private mutating func orientations(_ orientations: [CharacterOrientation]) {
        member("orientations", array: orientations) { $0.value($1.rawValue) }
    }

    mutating func summary(_ summary: RunSummary) {
        let counts = summary.counts
        member("assets", counts.assets)
        member("pass", counts.pass)
        member("fail", counts.fail)
        member("unknown", counts.unknown)
        member("errors", counts.errors)
        member("warnings", counts.warnings)
        member("notes", counts.notes)
        member("unmeasured", counts.unmeasured)
        member("suppressed", counts.suppressed)
        member("unlisted", summary.unlisted)
        member("unjudged", summary.unjudged)
        member("skipped", summary.skipped)
        member("interrupted", summary.isInterrupted)
        member("codes", objects: summary.codes) { writer, code in
            writer.member("code", code.code)
            writer.member("rule", code.rule)
            writer.member("severity", code.severity.rawValue)
            writer.member("count", code.count)
            writer.member("mendable", code.fixable)
        }
        member("profileAge", object: summary.profileAge) { writer, age in
            writer.member("read", age.read)
            writer.member("days", age.days)
            writer.member("severity", summary.profileNotice?.severity.rawValue)
        }
        member("staleBaseline", objects: summary.staleBaseline) { writer, stale in
            writer.member("path", stale.path)
            writer.member("code", stale.code)
        }
    }
}

/// A run as lines of JSON: each report a line of its own, schema `preflight-report/1`, for programs that read as they go.
package struct NDJSONReport: ReportRenderer {
    /// Creates a renderer.
    package init() {}

    /// Writes a line for each report.
    package func render(_ run: any Run, to output: inout some TextOutputStream) throws(PreflightError) {
        let line = ReportJSON(isCompact: true)
        try run.forEach { output.write(line.render($0)) }
    }
}
