import PreflightJSON
import PreflightModel

/// What all profiles say of one limit, as JSON (`preflight-limit-comparison/1`).
public struct LimitComparisonJSON: Sendable {
    /// Creates a renderer.
    public init() {}

    /// Everyone who documents it, the strictest first, what is misprinted, and who says nothing.
    public func render(_ comparison: LimitComparison) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "preflight-limit-comparison/1")
            writer.member("limit", comparison.key.rawValue)
            writer.member("stated", array: comparison.groups.flatMap(\.limits)) { writer, stated in
                writer.object {
                    $0.member("profile", stated.id)
                    $0.member("name", stated.name)
                    $0.limitValue(stated.limit.value)
                    $0.member("bound", stated.limit.isInclusive ? "inclusive" : "exclusive")
                    $0.member("adjustment", stated.limit.adjustment?.rawValue)
                    $0.member("recommended", stated.limit.isRecommended)
                    $0.source(stated.limit.source)
                }
            }
            writer.member("misprints", array: comparison.misprints) { writer, printed in
                writer.object {
                    $0.member("profile", printed.id)
                    $0.member("name", printed.name)
                    $0.member("printed", printed.misprint.printed)
                    $0.member("reason", printed.misprint.reason)
                    $0.source(printed.misprint.source)
                }
            }
            writer.member("notDocumented", array: comparison.silent) { $0.value($1) }
        }
        writer.endDocument()
        return writer.drain()
    }
}

extension JSONWriter {
    /// A limit's value as profiles write it: a list of names, or a number with its unit.
    mutating func limitValue(_ value: Limit.Value) {
        switch value {
        case .names(let names): member("value", array: names) { $0.value($1) }
        default: member("value", value.words)
        }
    }
}
