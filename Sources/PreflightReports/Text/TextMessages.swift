package import PreflightModel
import PreflightText

/// What a provider's message stands for, for people: what `preflight explain` prints of one.
package struct TextMessages: Sendable {
    private let layout: TextLayout

    /// Creates a renderer for a layout.
    package init(_ layout: TextLayout = .plain) {
        self.layout = layout
    }

    /// Messages, each with its rules and its source.
    /// - Parameters:
    ///   - messages: The messages.
    ///   - rules: Every rule.
    ///   - unknown: Words that were given, and that nobody has documented.
    /// - Returns: The page.
    package func render(_ messages: [ProviderMessage], rules: [RulePage], unknown: [String] = []) -> String {
        var page = TextPage(layout)
        for (index, message) in messages.enumerated() {
            if index > 0 { page.gap() }
            let codes = message.codes.joined(separator: ", ")
            let status = message.status.map { "HTTP \($0)" } ?? ""
            let numbers = [message.provider ?? "", codes, status].filter { !$0.isEmpty }.joined(
                separator: "; ")
            page.line(.init(message.text, .heading), .init(numbers.isEmpty ? "" : " (\(numbers))"))
            page.paragraph(indent: 2, message.meaning)
            page.gap()
            let known = message.rules.compactMap { code in rules.first { $0.code == code } }
            for rule in known { page.row(.init(rule.code), column: 8, rule.summary) }
            // Of what no provider in particular says, nobody knows whether a rule finds it.
            let isOfNoRule = known.isEmpty && (message.status == nil || message.provider != nil)
            if isOfNoRule {
                page.paragraph(indent: 2, "No rule finds it: it is not in the files or the request.")
            }
            if !known.isEmpty || isOfNoRule { page.gap() }
            page.paragraph(indent: 2, "Source: \(message.source) (\(message.strength.rawValue)).", .faint)
        }
        for text in unknown {
            if !messages.isEmpty { page.gap() }
            page.paragraph("Unknown: '\(text.shortened)' is in no document and no report that was read.")
        }
        return page.text
    }
}
