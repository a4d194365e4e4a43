import PreflightModel

/// What all profiles say of one limit, for people.
public struct TextLimitComparison: Sendable {
    private let layout: TextLayout

    /// Creates a renderer for a layout.
    public init(_ layout: TextLayout = .plain) {
        self.layout = layout
    }

    /// The values, the strictest first, and under each who states it in which words; then what is misprinted, and who
    /// says nothing.
    public func render(_ comparison: LimitComparison) -> String {
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
