public import PreflightModel

/// A report as JSON, schema `preflight-report/1`. The names are a contract; what does not apply is `null`.
public struct ReportJSON: ReportRenderer {
    /// The schema's name, which later versions keep as long as they only add to it.
    public static let schema = "preflight-report/1"

    private let isCompact: Bool

    /// Creates a renderer.
    /// - Parameter isCompact: Whether the report is one line, with no spaces between values.
    public init(isCompact: Bool = false) { self.isCompact = isCompact }

    /// The whole report as one JSON object.
    public func render(_ report: Report) -> String {
        var writer = JSONWriter(isCompact: isCompact)
        writer.object {
            $0.member("schema", Self.schema)
            $0.report(report)
        }
        writer.endDocument()
        return writer.drain()
    }

    /// A report on one line of a stream, as one line.
    /// - Parameters:
    ///   - report: What was found.
    ///   - id: The request's own id, a string or a number; nil when it has none.
    ///   - line: The line's place in the stream, counted from 1.
    /// - Returns: One line of JSON with its line end.
    package func renderLine(_ report: Report, id: JSONValue?, line: Int) -> String {
        var writer = JSONWriter(isCompact: true)
        writer.object {
            $0.member("schema", Self.schema)
            $0.key("id")
            switch id?.content {
            case .string(let text): $0.value(text.string)
            case .number(let literal): $0.value(number: literal)
            default: $0.null()
            }
            $0.member("line", line)
            $0.report(report)
        }
        writer.endDocument()
        return writer.drain()
    }
}

extension JSONWriter {
    fileprivate mutating func report(_ report: Report) {
        member("tool", object: report.tool) { writer, tool in
            writer.member("name", tool.name)
            writer.member("version", tool.version)
        }
        member("profile", object: report.profile) { writer, profile in
            writer.member("id", profile.id)
            writer.member("name", profile.name)
        }
        member("request", object: report.request) { $0.request($1) }
        member("verdict", report.verdict.rawValue)
        orientations(report.orientations)
        member("assets", array: report.assets) { writer, asset in
            writer.object {
                $0.facts(asset.facts)
                $0.member("role", asset.subject.rawValue)
                $0.member("pointer", asset.pointer)
                $0.member("verdict", asset.verdict.rawValue)
                $0.orientations(asset.orientations)
            }
        }
        member("findings", array: report.findings) { writer, finding in
            writer.object { $0.finding(finding) }
        }
        member("summary", object: ReportSummary(report)) { $0.summary($1) }
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
            writer.member("amounts", array: stake.amounts) { writer, amount in
                writer.object {
                    $0.member("value", amount.value)
                    $0.member("unit", amount.unit)
                    $0.member("model", amount.model)
                }
            }
            writer.source(stake.source)
        }
    }

    private mutating func source(_ source: LimitSource?) {
        member("source", object: source) { writer, source in
            writer.member("document", source.document)
            writer.member("quote", source.quote)
            writer.member("read", source.read)
        }
    }

    private mutating func finding(_ finding: Finding) {
        member("code", finding.code)
        member("rule", finding.rule)
        member("severity", finding.severity.rawValue)
        member("outcome", finding.outcome.rawValue)
        member("subject", finding.subject.rawValue)
        member("location", object: finding.location) { writer, location in
            writer.member("path", location.path)
            writer.member("asset", location.asset)
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

    private mutating func summary(_ summary: ReportSummary) {
        member("assets", summary.assets)
        member("pass", summary.pass)
        member("fail", summary.fail)
        member("unknown", summary.unknown)
        member("errors", summary.errors)
        member("warnings", summary.warnings)
        member("notes", summary.notes)
        member("unmeasured", summary.unmeasured)
    }
}
