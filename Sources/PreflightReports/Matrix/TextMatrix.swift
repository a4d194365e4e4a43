package import PreflightModel

/// A matrix for a person at a terminal: what it comes to, and a table of the providers, the most useful first.
package struct TextMatrix: MatrixRenderer {
    private let layout: TextLayout

    /// Creates a renderer for a layout.
    package init(_ layout: TextLayout = .plain) { self.layout = layout }

    /// The whole matrix.
    package func render(_ matrix: Matrix) -> String {
        var page = TextPage(layout)
        page.paragraph(matrix.statement, .heading)
        for (role, facts) in matrix.files {
            page.row(indent: 0, .init(role), column: 10, "\(facts.path)  \(facts.shortDescription)")
        }
        page.faults(matrix.faults)
        // Every provider's row would say the same.
        guard !matrix.isFaulty else { return page.text }
        page.gap()
        page.matrix(matrix, width: layout.width)
        page.gap()
        page.legend(matrix)
        return page.text
    }
}

extension TextPage {
    private mutating func faultLine(_ finding: Finding) {
        let standing = finding.standing
        row(
            indent: 0, .init(standing.rawValue, standing == .error ? .bad : .doubtful), column: 10,
            "\(finding.title): \(finding.location.path): \(finding.message)")
    }

    /// What is wrong with the files, whoever takes them.
    fileprivate mutating func faults(_ faults: [Finding]) {
        for fault in faults { faultLine(fault) }
    }

    /// The most useful rows, on a page about something else.
    mutating func excerpt(of matrix: Matrix, width: Int) {
        gap()
        paragraph(matrix.statement, .heading)
        let excerpt = matrix.prefix(8)
        self.matrix(excerpt, width: width)
        if let abridgement = excerpt.abridgement { paragraph("\(abridgement) `preflight matrix` lists all.") }
    }

    /// The table; a list where there is no room for one.
    fileprivate mutating func matrix(_ matrix: Matrix, width: Int) {
        let columns = MatrixColumns(matrix, width: width)
        if let widths = columns.widths {
            cells(columns.head.map { [.init($0, .heading)] }, widths: widths)
            for row in matrix.rows { cells(columns.cells(row), widths: widths) }
        } else {
            for (index, row) in matrix.rows.enumerated() {
                if index > 0 { gap() }
                let id = row.profile.id
                self.row(indent: 0, .init(id, .heading), column: id.count + 2, row.profile.name)
                for (name, cell) in zip(columns.head, columns.cells(row)).dropFirst() {
                    item(name, cell)
                }
            }
        }
    }

    /// One of a row's cells, in a line of its own.
    private mutating func item(_ name: String, _ cell: [Span]) {
        let content = cell.map(\.text).joined(separator: ", ")
        row(.init(name, .faint), column: 10, content, cell.first?.role ?? .plain)
    }

    /// What the answers mean, and where to read on.
    fileprivate mutating func legend(_ matrix: Matrix) {
        if let abridgement = matrix.abridgement { paragraph(abridgement) }
        for (answer, meaning) in matrix.legend {
            row(indent: 0, .init(answer.rawValue, answer.role), column: 10, meaning)
        }
        for (sign, meaning) in matrix.signs { row(indent: 0, .init(sign), column: 10, meaning) }
        let code = matrix.rows.lazy.flatMap(\.cells).compactMap { $0.findings.first?.code }.first
        let explanation = code.map { "`preflight explain \($0)` says more; " } ?? ""
        paragraph(explanation + "`preflight profiles ID` quotes what a provider documents.")
    }
}

extension MatrixCell.Answer {
    /// Its colour.
    var role: Style.Role {
        switch self {
        case .accepted: .good
        case .adjusted: .mild
        case .unknown: .doubtful
        case .refused: .bad
        }
    }
}
