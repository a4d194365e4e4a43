package import PreflightModel

/// A matrix as one HTML file that a browser opens without a network. It needs no script.
package struct HTMLMatrix: MatrixRenderer {
    /// Creates a renderer.
    package init() {}

    /// The whole page.
    package func render(_ matrix: Matrix) -> String {
        var html = HTMLWriter()
        html.beginPage(title: matrix.statement, skippingTo: "matrix", "Skip to the table")
        html.literal("<header class=\"masthead\">\n")
        html.element("p", ["class": "origin"], "compared by \(matrix.tool.name) \(matrix.tool.version)")
        html.line()
        html.element("h1", matrix.statement)
        html.line()
        html.files(of: matrix)
        html.literal("</header>\n<main>\n")
        html.matrix(matrix)
        html.literal("</main>\n")
        html.endPage(isScripted: false)
        return html.drain()
    }
}

extension HTMLWriter {
    /// What was measured, and what is wrong with it whoever takes it.
    fileprivate mutating func files(of matrix: Matrix) {
        for (role, facts) in matrix.files {
            element("p", ["class": "advice"]) { html in
                html.text("\(role): ")
                html.element("bdi", ["class": "name"], facts.path)
                html.text(" \(facts.shortDescription)")
            }
            line()
        }
        if !matrix.faults.isEmpty { findings(matrix.faults, .entry) }
    }

    /// The table under a heading of its own.
    mutating func matrix(_ matrix: Matrix) {
        literal("<section class=\"matrix\" id=\"matrix\" tabindex=\"-1\" aria-labelledby=\"matrix-title\">\n")
        literal("<h2 id=\"matrix-title\">Which provider takes it</h2>\n")
        // What is wider than the page is scrolled, with the keyboard too.
        literal(
            "<div class=\"wide\" role=\"region\" aria-labelledby=\"matrix-title\" tabindex=\"0\">\n<table>\n")
        element("caption", matrix.statement)
        literal("\n<thead><tr><th scope=\"col\">provider</th>")
        for orientation in matrix.orientations {
            element("th", ["scope": "col"], "orientation \(orientation.rawValue)")
        }
        literal(
            "<th scope=\"col\">price</th><th scope=\"col\">evidence</th><th scope=\"col\">read</th></tr></thead>"
        )
        literal("\n<tbody>\n")
        for row in matrix.rows { self.row(row, of: matrix) }
        literal("</tbody>\n</table>\n</div>\n")
        legend(matrix)
        literal("</section>\n")
    }

    private mutating func row(_ row: MatrixRow, of matrix: Matrix) {
        element("tr") { html in
            html.element("th", ["scope": "row"]) { html in
                html.element("bdi", row.profile.name.isEmpty ? row.profile.id : row.profile.name)
                html.literal(" ")
                html.element("code", row.profile.id)
                if !row.misprints.isEmpty { html.literal(" †") }
            }
            for cell in row.cells {
                html.element("td") { $0.cell(cell, isDefault: row.isDefault(cell.orientation), of: matrix) }
            }
            html.element("td", ["class": row.cost == nil ? "unmeasured" : nil], row.cost ?? "not documented")
            html.element("td", row.evidence ?? "")
            html.element("td", row.read ?? "")
        }
        line()
    }

    /// The answer; the reason opens what was found, word for word, with the document.
    private mutating func cell(_ cell: MatrixCell, isDefault: Bool, of matrix: Matrix) {
        element("span", ["class": "label \(cell.answer.style)"], cell.answer.rawValue)
        if isDefault { element("small", " default") }
        guard let reason = matrix.reason(cell) else { return }
        guard !cell.findings.isEmpty else { return element("p", reason) }
        element("details") { html in
            html.element("summary", reason)
            for finding in cell.findings {
                html.element("p", ["class": "message"]) { $0.prose("\(finding.code): \(finding.message)") }
                if let source = finding.source { html.source(source) }
            }
        }
    }

    private mutating func legend(_ matrix: Matrix) {
        if let abridgement = matrix.abridgement { element("p", ["class": "remark"], abridgement) }
        element("dl", ["class": "legend"]) { html in
            for (answer, meaning) in matrix.legend {
                html.element("dt") { $0.element("span", ["class": "label \(answer.style)"], answer.rawValue) }
                html.element("dd", meaning)
            }
            for (sign, meaning) in matrix.signs where sign != "*" && sign != "–" {
                html.element("dt", sign)
                html.element("dd", meaning)
            }
        }
        line()
    }
}

extension MatrixCell.Answer {
    /// The style of its label, which findings have too.
    fileprivate var style: String {
        switch self {
        case .accepted: "pass"
        case .adjusted: "note"
        case .unknown: "unknown"
        case .refused: "error"
        }
    }
}
