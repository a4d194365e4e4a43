extension TextPage {
    /// Cells side by side, each wrapped to its column. A cell is paragraphs, one beneath the other.
    /// - Parameters:
    ///   - cells: What stands in each column.
    ///   - widths: How wide each column is. Two spaces stand between them.
    mutating func cells(_ cells: [[Span]], widths: [Int]) {
        let columns = zip(cells, widths).map { cell, width in
            cell.flatMap { span in Self.broken(span.text, width).map { Span($0, span.role) } }
        }
        for index in 0..<(columns.map(\.count).max() ?? 0) {
            // What stands behind the last piece of a line would be blanks that nobody sees.
            let last = columns.lastIndex { index < $0.count } ?? 0
            var spans: [Span] = []
            for (column, width) in zip(columns[...last], widths) {
                let span = index < column.count ? column[index] : Span("")
                spans.append(span)
                let isLast = spans.count > 2 * last
                if !isLast { spans.append(Span(String(repeating: " ", count: width - span.text.count + 2))) }
            }
            line(spans)
        }
    }

    /// Lines of at most a width: broken at spaces, and within a word that is longer. All are indented like the first.
    private static func broken(_ text: String, _ width: Int) -> [String] {
        let visible = HostileText.visible(text)
        let indent = String(visible.prefix { $0 == " " }.prefix(width / 2))
        let room = width - indent.count
        return wrapped(String(visible.dropFirst(indent.count)), room).flatMap { line in
            stride(from: 0, to: line.count, by: room).map { indent + line.dropFirst($0).prefix(room) }
        }
    }
}
