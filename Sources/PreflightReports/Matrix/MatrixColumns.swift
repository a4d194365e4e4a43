import PreflightModel

/// The columns of a matrix as text, and how wide each may be.
struct MatrixColumns {
    private let matrix: Matrix
    /// The width of each column; nil when the page has no room for a table.
    let widths: [Int]?

    /// - Parameters:
    ///   - matrix: What is laid out.
    ///   - width: How wide the page is.
    init(_ matrix: Matrix, width: Int) {
        self.matrix = matrix
        func widest(_ texts: [String?], atMost most: Int) -> Int {
            min(texts.compactMap { $0?.count }.max() ?? 0, most)
        }
        let rows = matrix.rows
        let provider = widest(
            ["provider"] + rows.map(\.profile.id) + rows.map { "  \($0.profile.name)" }, atMost: 22)
        let price = widest(["price"] + rows.map(\.cost), atMost: 16)
        let answers = matrix.orientations.count
        let gaps = 2 * (answers + 2)
        let room = width - provider - price - Self.evidence - gaps
        // More than half a line is harder to read than two lines.
        let answer = min(room / max(answers, 1), 56)
        widths =
            answer < 18
            ? nil : [provider] + Array(repeating: answer, count: answers) + [price, Self.evidence]
    }

    /// `2026-11-21`, and `part of page`.
    private static let evidence = 12

    /// What stands above the columns.
    var head: [String] {
        ["provider"] + matrix.orientations.map(\.rawValue) + ["price", "evidence"]
    }

    /// A row's cells, in the order of the columns.
    func cells(_ row: MatrixRow) -> [[TextPage.Span]] {
        let name = row.profile.name.isEmpty ? [] : [TextPage.Span("  \(row.profile.name)", .faint)]
        let answers = row.cells.map { cell in
            let mark = row.isDefault(cell.orientation) ? " *" : ""
            return [TextPage.Span(cell.answer.rawValue + mark, cell.answer.role)]
                + [matrix.reason(cell)].compactMap { $0.map { TextPage.Span($0) } }
        }
        let sign = row.misprints.isEmpty ? "" : " †"
        return [[.init(row.profile.id + sign, .heading)] + name] + answers + [
            [row.cost.map { .init($0) } ?? .init("–", .faint)],
            [row.evidence, row.read].compactMap { $0.map { .init($0, .faint) } },
        ]
    }
}
