package import PreflightModel
import PreflightText

/// A rule's page for people: what `preflight explain` prints.
package struct TextRulePage: Sendable {
    private let layout: TextLayout

    /// Creates a renderer for a layout.
    package init(_ layout: TextLayout = .plain) {
        self.layout = layout
    }

    /// One rule's page.
    package func render(_ rule: RulePage) -> String {
        var page = TextPage(layout)
        page.line(.init(rule.code, .heading), .init(" \(rule.name) (\(rule.severity.rawValue))"))
        page.section("What it checks", rule.summary)
        page.section("Why it matters", rule.rationale)
        if let reading = rule.reading { page.section("How the documents are read", reading) }
        page.section("How to fix it", rule.remedy)
        if !rule.examples.isEmpty {
            page.section("Examples")
            for example in rule.examples { page.example(example) }
        }
        if !rule.sources.isEmpty {
            page.section("Where the limit comes from")
            for source in rule.sources { page.paragraph(indent: 2, source) }
        }
        return page.text
    }

    /// All rules, one line each.
    package func list(_ rules: [RulePage]) -> String {
        var page = TextPage(layout)
        let names = rules.map(\.name.count).max() ?? 0
        for rule in rules {
            let label = [
                rule.code, rule.severity.rawValue.padded(to: 7), rule.name.padded(to: names),
            ].joined(separator: "  ")
            page.row(indent: 0, .init(label), column: label.count + 2, rule.summary)
        }
        return page.text
    }
}

extension TextPage {
    fileprivate mutating func section(_ title: String, _ content: String? = nil) {
        gap()
        line(.init(title, .heading))
        let lines = content?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
        for content in lines {
            if content.isEmpty { gap() } else { paragraph(indent: 2, String(content)) }
        }
    }

    fileprivate mutating func example(_ example: RulePage.Example) {
        let outcome: Span =
            switch example.expected {
            case nil: .init("ok", .good)
            case let expected? where expected.outcome == .unknown: .init("unknown", .doubtful)
            case let expected? where expected.outcome == .notChecked: .init("unchecked", .faint)
            case let expected? where expected.outcome != .fail: .init("ok", .good)
            case let expected?: .init(expected.severity.rawValue, expected.severity.role)
            }
        let profile = example.profile == "kkiai" ? "" : " (\(example.profile))"
        switch example.evidence {
        case .asset(let facts, _):
            row(outcome, column: 9, "\(example.title)\(profile): \(facts.shortDescription)")
        case .request(let json, _, _):
            row(outcome, column: 9, "\(example.title)\(profile)")
            line(indent: 11, .init(Self.shortened(json), .faint))
        }
    }

    /// A request that makes its point by its length would fill the page.
    private static func shortened(_ json: String) -> String {
        json.count <= 400 ? json : "\(json.prefix(200)) … \(json.suffix(40))"
    }
}

extension Severity {
    fileprivate var role: Style.Role {
        switch self {
        case .error: .bad
        case .warning: .doubtful
        case .note: .mild
        }
    }
}

extension String {
    /// The string with spaces behind it, at least `length` characters long.
    func padded(to length: Int) -> String { self + String(repeating: " ", count: max(length - count, 0)) }
}
