public import PreflightModel

/// A report as one HTML file that a browser opens without a network: every asset with its picture, its facts, and
/// what is wrong with it.
///
/// Without a script everything can be read; with the one that it carries, it can be searched, filtered and sorted. Its
/// content security policy lets no other script run, and nothing be fetched.
public struct HTMLReport: ReportRenderer {
    private let rules: [String: RulePage]
    private let thumbnails: any ThumbnailSource

    /// Creates a renderer.
    /// - Parameters:
    ///   - rules: The rules' pages; those of codes that were found are explained.
    ///   - thumbnails: Pictures of the assets.
    public init(rules: [RulePage] = [], thumbnails: any ThumbnailSource = NoThumbnails()) {
        self.rules = Dictionary(rules.map { ($0.code, $0) }) { first, _ in first }
        self.thumbnails = thumbnails
    }

    /// Writes the whole page.
    public func render(_ run: any Run, to output: inout some TextOutputStream) throws(PreflightError) {
        let summary = run.summary
        let statement = summary.meaning(try run.onlyRequest())
        let names = try run.ambiguousNames()
        var html = HTMLWriter()
        html.beginPage(title: "\(summary.verdict.word): \(statement)")
        html.masthead(summary, statement)
        html.codes(summary, rules)
        if let matrix = summary.matrix { html.matrix(matrix) }
        html.controls(summary)
        html.beginEntries()
        output.write(html.drain())
        var assetCount = 0
        try run.forEach { report in
            html.entries(of: report, after: assetCount, ambiguous: names, thumbnails)
            assetCount += report.assets.count
            output.write(html.drain())
        }
        html.endEntries(remark: thumbnails.remark)
        html.footer(summary)
        html.endPage()
        output.write(html.drain())
    }
}
