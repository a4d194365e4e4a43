public import PreflightModel

/// The versions of a program and of the libraries it is linked with: what `preflight doctor` prints.
public struct TextLibraries: Sendable {
    private let layout: TextLayout

    /// Creates a renderer for a layout.
    public init(_ layout: TextLayout = .plain) {
        self.layout = layout
    }

    /// The program and its libraries.
    public func render(tool: Report.Tool, libraries: [LibraryVersion]) -> String {
        var page = TextPage(layout)
        page.line(.init("\(tool.name) \(tool.version)", .heading))
        let column = (libraries.map(\.name.count).max() ?? 0) + 2
        for library in libraries { page.row(.init(library.name), column: column, library.version) }
        return page.text
    }
}
