package import PreflightModel

/// Facts for people: each asset a table, stored size beside displayed size, every number with where it came from.
package struct TextFacts: FactsRenderer {
    private var page: TextPage
    private var isFirst = true

    /// Creates a renderer for a layout.
    package init(_ layout: TextLayout = .plain) {
        page = TextPage(layout)
    }

    /// Nothing: a table needs no opening.
    package mutating func begin() -> String { "" }

    /// One table.
    package mutating func render(_ facts: MediaFacts) -> String {
        if !isFirst { page.gap() }
        isFirst = false
        page.line(.init(facts.path, .heading), .init("  " + facts.shortDescription))
        for fact in FactList(facts).facts {
            page.row(
                .init(fact.name, .faint), column: 14, fact.value ?? "not measured",
                fact.value == nil ? .faint : fact.isDoubtful ? .doubtful : .plain)
        }
        return page.drain()
    }

    /// Nothing: a table needs no closing.
    package mutating func end() -> String { "" }
}

/// The versions of a program and of the libraries it is linked with: what `preflight doctor` prints.
package struct TextLibraries: Sendable {
    private let layout: TextLayout

    /// Creates a renderer for a layout.
    package init(_ layout: TextLayout = .plain) {
        self.layout = layout
    }

    /// The program and its libraries.
    package func render(tool: Report.Tool, libraries: [LibraryVersion]) -> String {
        var page = TextPage(layout)
        page.line(.init("\(tool.name) \(tool.version)", .heading))
        let column = (libraries.map(\.name.count).max() ?? 0) + 2
        for library in libraries { page.row(.init(library.name), column: column, library.version) }
        return page.text
    }
}
