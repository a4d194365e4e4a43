package import PreflightModel

/// A matrix as Markdown, for a comment or a wiki: what it comes to, and a table of the providers.
package struct MarkdownMatrix: MatrixRenderer {
    /// Creates a renderer.
    package init() {}

    /// The whole matrix.
    package func render(_ matrix: Matrix) -> String {
        var text = "### preflight matrix\n\n\(MarkdownText.escaped(matrix.statement))\n\n"
        for (role, facts) in matrix.files {
            text +=
                "- \(role): \(MarkdownText.code(facts.path)) \(MarkdownText.escaped(facts.shortDescription))\n"
        }
        for fault in matrix.faults {
            text += "- \(fault.standing.rawValue) \(MarkdownText.code(fault.code)) "
            text += "\(MarkdownText.code(fault.location.path)): \(MarkdownText.escaped(fault.message))\n"
        }
        return text + "\n" + Self.table(matrix)
    }

    /// The table within a page about something else, where it is opened on demand.
    static func section(_ matrix: Matrix) -> String {
        let statement = MarkdownText.escaped(matrix.statement)
        return "\n<details><summary>\(statement)</summary>\n\n\(table(matrix))\n</details>\n"
    }

    /// The table, and what its answers mean.
    private static func table(_ matrix: Matrix) -> String {
        let answers = matrix.orientations.map { "orientation \($0.rawValue)" }
        let head = ["provider"] + answers + ["price", "evidence", "read"]
        var text = "| \(head.joined(separator: " | ")) |\n|\(String(repeating: " - |", count: head.count))\n"
        for row in matrix.rows {
            let cells =
                [
                    "\(MarkdownText.code(row.profile.id)) \(MarkdownText.escaped(row.profile.name))"
                        + (row.misprints.isEmpty ? "" : " †")
                ]
                + row.cells.map { cell(row, $0, of: matrix) }
                + [row.cost, row.evidence, row.read].map { $0.map(MarkdownText.escaped) ?? "–" }
            text += "| \(cells.joined(separator: " | ")) |\n"
        }
        let meanings =
            matrix.legend.map { "**\($0.answer.rawValue)**: \($0.meaning)" }
            + matrix.signs.map { "\($0.sign == "*" ? "(default)" : $0.sign): \($0.meaning)" }
        let remarks = [matrix.abridgement, meanings.joined(separator: "; ") + "."].compactMap(\.self)
        return text + "\n" + remarks.joined(separator: "\n\n") + "\n"
    }

    private static func cell(_ row: MatrixRow, _ cell: MatrixCell, of matrix: Matrix) -> String {
        let reason = matrix.reason(cell).map { ": \(MarkdownText.escaped($0))" } ?? ""
        let mark = row.isDefault(cell.orientation) ? " (default)" : ""
        return "**\(cell.answer.rawValue)**\(mark)\(reason)"
    }
}
