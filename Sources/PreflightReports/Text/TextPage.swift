/// A page of text for people, built line by line and wrapped to a width.
///
/// Everything that is put on the page passes through ``HostileText`` here, so that no renderer can forget it.
package struct TextPage {
    /// The text so far.
    package private(set) var text = ""
    private let style: Style
    private let width: Int

    package init(_ layout: TextLayout) {
        style = layout.style
        width = layout.width
    }

    /// A piece of a line and what it is.
    package struct Span {
        var text: String
        var role: Style.Role

        package init(_ text: String, _ role: Style.Role = .plain) {
            self.text = text
            self.role = role
        }
    }

    /// Takes the text so far and starts anew.
    package mutating func drain() -> String {
        defer { text = "" }
        return text
    }

    /// An empty line.
    package mutating func gap() { text += "\n" }

    /// Pieces side by side, never wrapped.
    package mutating func line(indent: Int = 0, _ spans: Span...) { line(indent: indent, spans) }

    /// Pieces side by side, never wrapped.
    package mutating func line(indent: Int = 0, _ spans: [Span]) {
        let shown = spans.map { style.paint(HostileText.visible($0.text), $0.role) }.joined()
        text += spaces(indent) + shown + "\n"
    }

    /// A paragraph, wrapped at spaces.
    package mutating func paragraph(indent: Int = 0, _ content: String, _ role: Style.Role = .plain) {
        for line in Self.wrapped(HostileText.visible(content), width - indent) {
            text += spaces(indent) + style.paint(line, role) + "\n"
        }
    }

    /// A label in a column of its own, and a paragraph beside it.
    package mutating func row(
        indent: Int = 2, _ label: Span, column: Int, _ content: String, _ role: Style.Role = .plain
    ) {
        let name = HostileText.visible(label.text)
        let lines = Self.wrapped(HostileText.visible(content), width - indent - column)
        let padding = spaces(max(column - name.count, 1))
        text += spaces(indent) + style.paint(name, label.role)
        text += lines.first.map { padding + style.paint($0, role) } ?? ""
        text += "\n"
        for line in lines.dropFirst() {
            text += spaces(indent + column) + style.paint(line, role) + "\n"
        }
    }

    /// A command on a line of its own, never wrapped, ready to be copied.
    package mutating func command(indent: Int, _ command: String) {
        let shown = HostileText.visibleCommand(command)
        text += spaces(indent) + style.paint(shown, .command) + "\n"
        if shown != command {
            paragraph(
                indent: indent, "(a name in it has characters that cannot be shown: rename the file first)")
        }
    }

    /// Breaks a text at its spaces into lines of at most `width` characters. Longer words stay whole, and so do
    /// runs of spaces within a line: a name may have them.
    package static func wrapped(_ text: String, _ width: Int) -> [String] {
        var lines: [String] = []
        var line: [Substring] = []
        var length = 0
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            let count = word.count
            if length > 0, length + 1 + count > width {
                lines.append(line.joined(separator: " "))
                (line, length) = ([], 0)
            }
            length += count + (line.isEmpty ? 0 : 1)
            line.append(word)
        }
        if length > 0 { lines.append(line.joined(separator: " ")) }
        return lines
    }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(count, 0)) }
}

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
