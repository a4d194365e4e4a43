import PreflightJSON
import PreflightModel

/// What all profiles say of one limit, as a table in Markdown.
package struct MarkdownLimitComparison: Sendable {
    /// Creates a renderer.
    package init() {}

    /// One row a profile, the strictest first; below it who says nothing.
    package func render(_ comparison: LimitComparison) -> String {
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

/// What all profiles say of one limit, as JSON (`preflight-limit-comparison/1`).
package struct LimitComparisonJSON: Sendable {
    /// Creates a renderer.
    package init() {}

    /// Everyone who documents it, the strictest first, what is misprinted, and who says nothing.
    package func render(_ comparison: LimitComparison) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "preflight-limit-comparison/1")
            writer.member("limit", comparison.key.rawValue)
            writer.member("stated", objects: comparison.groups.flatMap(\.limits)) { writer, stated in
                writer.member("profile", stated.id)
                writer.member("name", stated.name)
                writer.limitValue(stated.limit.value)
                writer.member("bound", stated.limit.isInclusive ? "inclusive" : "exclusive")
                writer.member("adjustment", stated.limit.adjustment?.rawValue)
                writer.member("recommended", stated.limit.isRecommended)
                writer.source(stated.limit.source)
            }
            writer.member("misprints", objects: comparison.misprints) { writer, printed in
                writer.member("profile", printed.id)
                writer.member("name", printed.name)
                writer.member("printed", printed.misprint.printed)
                writer.member("reason", printed.misprint.reason)
                writer.source(printed.misprint.source)
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

/// What all profiles say of one limit, for people.
package struct TextLimitComparison: Sendable {
    private let layout: TextLayout

    /// Creates a renderer for a layout.
    package init(_ layout: TextLayout = .plain) {
        self.layout = layout
    }

    /// The values, the strictest first, and under each who states it in which words; then what is misprinted, and who
    /// says nothing.
    package func render(_ comparison: LimitComparison) -> String {
        var page = TextPage(layout)
        page.line(.init(comparison.key.rawValue, .heading))
        page.paragraph(comparison.summary)
        let ids = comparison.groups.flatMap(\.limits).map(\.id) + comparison.misprints.map(\.id)
        let column = (ids.map(\.count).max() ?? 0) + 2
        for group in comparison.groups {
            page.gap()
            page.line(.init(group.words, .heading))
            for stated in group.limits { page.entry(stated.id, nil, stated.limit.source, column: column) }
        }
        if !comparison.misprints.isEmpty {
            page.gap()
            page.line(.init("Misprints, which are not enforced", .heading))
            for printed in comparison.misprints {
                page.entry(
                    printed.id, printed.misprint.account, printed.misprint.source, column: column)
            }
        }
        if !comparison.silent.isEmpty {
            page.gap()
            page.line(.init("Not documented", .heading))
            page.paragraph(indent: 2, comparison.silent.joined(separator: ", "), .faint)
        }
        return page.text
    }
}

extension TextPage {
    fileprivate mutating func entry(_ id: String, _ says: String?, _ source: LimitSource, column: Int) {
        let lines = [says, Wording.quotation(source)].compactMap(\.self)
        for (index, line) in lines.enumerated() {
            row(.init(index == 0 ? id : ""), column: column, line)
        }
        row(.init(lines.isEmpty ? id : ""), column: column, Wording.evidence(source), .faint)
    }
}

extension Misprint {
    /// What is printed and why that cannot be meant, in one sentence.
    var account: String { "prints \(Wording.oneLine(printed)), not enforced: \(Wording.oneLine(reason))" }
}
