import PreflightModel

/// What two profiles say differently, as a table in Markdown.
public struct MarkdownProfileDifference: Sendable {
    /// Creates a renderer.
    public init() {}

    /// Every difference with the phrases that state it, and how much is the same.
    public func render(_ difference: ProfileDifference) -> String {
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
