package import PreflightModel

/// The parts of a profile's page in Markdown.
struct ProfilePage {
    /// The page so far.
    private(set) var text = ""

    /// A paragraph or a heading.
    mutating func line(_ line: String) { text += (text.isEmpty ? "" : "\n") + line + "\n" }

    private mutating func table(_ titles: [String], _ rows: [[String]]) {
        guard !rows.isEmpty else { return }
        let lines = [titles, titles.map { _ in "---" }] + rows
        line(lines.map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n"))
    }

    mutating func limits(of profile: Profile) {
        line("### Limits")
        let stated = profile.limits.filter { $0.value.upstream == nil }.sorted { $0.key < $1.key }
        table(
            ["limit", "value", "words", "document"],
            stated.map { key, limit in
                ["\(key.definition.title) (`\(key.rawValue)`)", Self.bold(limit.ownStatement)]
                    + Self.cells(limit.source)
            })
        let silent = LimitKey.allCases.filter { key in !stated.contains { $0.key == key } }
        if !silent.isEmpty {
            line("Not documented: \(silent.map { "`\($0.rawValue)`" }.joined(separator: ", ")).")
        }
    }

    mutating func dialect(_ dialect: RequestDialect) {
        line("### \(MarkdownText.plain(Wording.oneLine(dialect.title)))")
        let endpoint = dialect.endpoint.map { " \(MarkdownText.plain($0))" } ?? ""
        let partial = dialect.isPartial ? " Its document was read in part: there may be more fields." : ""
        line(
            "Dialect `\(MarkdownText.plain(dialect.id))`.\(endpoint.isEmpty ? "" : " Endpoint:\(endpoint)")\(partial)"
        )
        if let key = dialect.key {
            line("Key: `\(key.example("…"))`, as in \(Self.cells(key.source).joined(separator: ": ")).")
        }
        table(
            ["field", "takes", "words", "document"],
            dialect.fields.map { field in
                var source = field.source
                // A field that no phrase is quoted for is quoted by its name, which stands there already.
                if source.quote == field.name { source.quote = "" }
                return [Self.bold(field.name), MarkdownText.plain(field.statement)] + Self.cells(source)
            })
    }

    mutating func billing(_ billing: Billing) {
        line("### Billing")
        var rows: [[String]] = []
        if let basis = billing.basis, let source = billing.source {
            rows.append(["what counts", Self.bold(basis.statement)] + Self.cells(source))
        }
        rows += billing.prices.map { price in
            let condition = price.condition.isEmpty ? "price" : price.condition
            return [MarkdownText.plain(condition), Self.bold(price.statement)] + Self.cells(price.source)
        }
        table(["what", "how much", "words", "document"], rows)
    }

    mutating func remarks(of profile: Profile) {
        section(
            "Content, which no header can show", ["of", "asked", "words", "document"],
            profile.contentRequirements.map {
                [$0.subject.rawValue, Self.bold($0.summary)] + Self.cells($0.source)
            })
        section(
            "Misprints, which are not enforced", ["of", "prints", "why not meant", "words", "document"],
            profile.misprints.map {
                let topic =
                    LimitKey(rawValue: $0.topic).map { "`\($0.rawValue)`" } ?? MarkdownText.plain($0.topic)
                return [topic, Self.bold($0.printed), MarkdownText.plain(Wording.oneLine($0.reason))]
                    + Self.cells($0.source)
            })
        section(
            "Worth knowing", ["what", "words", "document"],
            profile.remarks.map {
                [MarkdownText.plain(Wording.oneLine($0.summary))] + Self.cells($0.source)
            })
    }

    private mutating func section(_ title: String, _ titles: [String], _ rows: [[String]]) {
        guard !rows.isEmpty else { return }
        line("### \(title)")
        table(titles, rows)
    }

    private static func bold(_ text: String) -> String { "**\(MarkdownText.plain(Wording.oneLine(text)))**" }

    /// A source's phrase, and its document with the day and the strength.
    private static func cells(_ source: LimitSource) -> [String] {
        let link = source.link
        let read = Wording.reading(source).map { ", " + MarkdownText.plain($0) } ?? ""
        return [
            MarkdownText.plain(Wording.quotation(source) ?? ""),
            MarkdownText.plainLink(link.title, to: link.address) + read,
        ]
    }
}

/// The pages of a DocC catalogue that are made from profiles: one of each, and one that compares them.
package enum ProfilePages {
    /// A page and the name of its file.
    package struct Page: Sendable, Hashable {
        /// The file's name.
        package var name: String
        /// The file's content.
        package var text: String
    }

    /// Every page.
    /// - Parameter profiles: The profiles, as their own documents state them.
    /// - Returns: The pages, each with a name of its own.
    package static func all(_ profiles: [Profile]) -> [Page] {
        let table = Page(
            name: "\(MarkdownProfileTable.article).md",
            text: MarkdownProfileTable(linksPages: true).render(profiles))
        return [table]
            + profiles.map {
                Page(
                    name: "\(MarkdownProfile.article(of: $0)).md",
                    text: MarkdownProfile(linksPages: true).render($0))
            }
    }
}
