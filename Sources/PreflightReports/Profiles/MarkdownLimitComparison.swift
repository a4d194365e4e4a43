import PreflightModel

/// What all profiles say of one limit, as a table in Markdown.
public struct MarkdownLimitComparison: Sendable {
    /// Creates a renderer.
    public init() {}

    /// One row a profile, the strictest first; below it who says nothing.
    public func render(_ comparison: LimitComparison) -> String {
        var text =
            "### \(MarkdownText.code(comparison.key.rawValue))\n\n\(MarkdownText.escaped(comparison.summary))\n\n"
        if !comparison.groups.isEmpty || !comparison.misprints.isEmpty {
            text += "| limit | provider | words | document |\n| - | - | - | - |\n"
        }
        for group in comparison.groups {
            for stated in group.limits {
                text += Self.row(
                    "**\(MarkdownText.escaped(group.words))**", stated.id, stated.name, stated.limit.source)
            }
        }
        for printed in comparison.misprints {
            text += Self.row(
                MarkdownText.escaped(printed.misprint.account), printed.id, printed.name,
                printed.misprint.source)
        }
        if !comparison.silent.isEmpty {
            let ids = comparison.silent.map(MarkdownText.code).joined(separator: ", ")
            text += "\nNot documented: \(ids)\n"
        }
        return text
    }

    private static func row(_ says: String, _ id: String, _ name: String, _ source: LimitSource) -> String {
        let link = source.link
        let read = source.read.isEmpty ? "" : ", read \(MarkdownText.escaped(source.read))"
        let cells = [
            says, "\(MarkdownText.escaped(name)) (\(MarkdownText.code(id)))",
            MarkdownText.escaped(Wording.quotation(source) ?? ""),
            MarkdownText.link(link.title, to: link.address) + read,
        ]
        return "| \(cells.joined(separator: " | ")) |\n"
    }
}
