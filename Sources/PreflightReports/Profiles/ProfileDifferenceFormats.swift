import PreflightJSON
import PreflightModel

/// What two profiles say differently, as a table in Markdown.
package struct MarkdownProfileDifference: Sendable {
    /// Creates a renderer.
    package init() {}

    /// Every difference with the phrases that state it, and how much is the same.
    package func render(_ difference: ProfileDifference) -> String {
        let names = difference.names
        let (left, right) = (MarkdownText.code(names.left), MarkdownText.code(names.right))
        var text = "### \(left) and \(right)\n\n"
        let changes = difference.changed + difference.onlyLeft + difference.onlyRight
        if !changes.isEmpty {
            text += "| what | \(left) | \(right) |\n| - | - | - |\n"
            for change in changes {
                let cells = [
                    MarkdownText.code(change.topic), Self.cell(change.left), Self.cell(change.right),
                ]
                text += "| \(cells.joined(separator: " | ")) |\n"
            }
            text += "\n"
        }
        return text + MarkdownText.escaped(difference.sameness) + "\n"
    }

    private static func cell(_ statement: ProfileStatement?) -> String {
        guard let statement else { return "–" }
        if let upstream = statement.upstream {
            return "– (its upstream \(MarkdownText.code(upstream)): \(MarkdownText.escaped(statement.words)))"
        }
        let link = statement.source.link
        let quotation = Wording.quotation(statement.source).map { MarkdownText.escaped($0) + " " } ?? ""
        return "**\(MarkdownText.escaped(statement.words))** \(quotation)"
            + MarkdownText.link(link.title, to: link.address)
    }
}

/// What two profiles say differently, as JSON (`preflight-profile-difference/1`).
package struct ProfileDifferenceJSON: Sendable {
    /// Creates a renderer.
    package init() {}

    /// Every topic of which at least one says something: what each says, and whether that is the same.
    package func render(_ difference: ProfileDifference) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "preflight-profile-difference/1")
            for (name, profile) in [("left", difference.left), ("right", difference.right)] {
                writer.key(name)
                writer.object {
                    $0.member("id", profile.id)
                    $0.member("name", profile.name)
                    $0.member("upstream", profile.upstream)
                }
            }
            writer.changes("changed", difference.changed)
            writer.changes("onlyLeft", difference.onlyLeft)
            writer.changes("onlyRight", difference.onlyRight)
            writer.member("same", array: difference.same) { $0.value($1) }
        }
        writer.endDocument()
        return writer.drain()
    }
}

extension JSONWriter {
    fileprivate mutating func changes(_ name: String, _ changes: [ProfileDifference.Change]) {
        member(name, objects: changes) { writer, change in
            writer.member("topic", change.topic)
            writer.member("left", object: change.left) { $0.statement($1) }
            writer.member("right", object: change.right) { $0.statement($1) }
        }
    }

    private mutating func statement(_ statement: ProfileStatement) {
        member("says", statement.words)
        member("upstream", statement.upstream)
        source(statement.source)
    }
}

/// What two profiles say differently, for people.
package struct TextProfileDifference: Sendable {
    private let layout: TextLayout

    /// Creates a renderer for a layout.
    package init(_ layout: TextLayout = .plain) {
        self.layout = layout
    }

    /// Every difference with the phrases that state it, and how much is the same.
    package func render(_ difference: ProfileDifference) -> String {
        var page = TextPage(layout)
        let names = difference.names
        page.line(
            .init(names.left, .heading), .init("  \(difference.left.name)"))
        page.line(
            .init(names.right, .heading), .init("  \(difference.right.name)"))
        page.changes("Both say, and differently", difference.changed, names)
        page.changes("Only \(names.left) says", difference.onlyLeft, names)
        page.changes("Only \(names.right) says", difference.onlyRight, names)
        page.gap()
        page.paragraph(difference.sameness)
        return page.text
    }
}

extension TextPage {
    fileprivate mutating func changes(
        _ title: String, _ changes: [ProfileDifference.Change], _ names: (left: String, right: String)
    ) {
        guard !changes.isEmpty else { return }
        gap()
        line(.init(title, .heading))
        let column = max(names.left.count, names.right.count, 12) + 2
        for change in changes {
            line(indent: 2, .init(change.topic))
            statement(change.left, of: names.left, column: column)
            statement(change.right, of: names.right, column: column)
        }
    }

    private mutating func statement(_ statement: ProfileStatement?, of name: String, column: Int) {
        guard let statement else { return }
        if let upstream = statement.upstream {
            row(
                indent: 4, .init(name, .faint), column: column,
                "nothing itself; its upstream \(upstream): \(statement.words)", .faint)
            return
        }
        row(indent: 4, .init(name), column: column, statement.words, .heading)
        if let quotation = Wording.quotation(statement.source) {
            row(indent: 4, .init(""), column: column, quotation)
        }
        row(indent: 4, .init(""), column: column, Wording.evidence(statement.source), .faint)
    }
}

extension ProfileDifference {
    /// How much is the same, in words.
    var sameness: String {
        switch same.count {
        case 0: "They say the same of nothing."
        case 1: "They say the same of one thing: \(same[0])."
        default: "They say the same of \(same.count) things: \(same.joined(separator: ", "))."
        }
    }
}
