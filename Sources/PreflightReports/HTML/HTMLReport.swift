package import PreflightModel

/// A report as one HTML file that a browser opens without a network: every asset with its picture, its facts, and
/// what is wrong with it.
///
/// Without a script everything can be read; with the one that it carries, it can be searched, filtered and sorted. Its
/// content security policy lets no other script run, and nothing be fetched.
package struct HTMLReport: ReportRenderer {
    private let rules: [String: RulePage]
    private let thumbnails: any ThumbnailSource

    /// Creates a renderer.
    /// - Parameters:
    ///   - rules: The rules' pages; those of codes that were found are explained.
    ///   - thumbnails: Pictures of the assets.
    package init(rules: [RulePage] = [], thumbnails: any ThumbnailSource = NoThumbnails()) {
        self.rules = Dictionary(rules.map { ($0.code, $0) }) { first, _ in first }
        self.thumbnails = thumbnails
    }

    /// Writes the whole page.
    package func render(_ run: any Run, to output: inout some TextOutputStream) throws(PreflightError) {
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

/// A small picture of an asset, to know it again by.
package struct Thumbnail: Sendable, Hashable {
    /// The picture, a JPEG file.
    package var jpeg: [UInt8]
    /// Its width and height in pixels.
    package var size: PixelSize
    /// How many moments it shows: one of a picture, several of a video, side by side.
    package var frameCount: Int

    /// Creates a thumbnail.
    package init(jpeg: [UInt8], size: PixelSize, frameCount: Int = 1) {
        self.jpeg = jpeg
        self.size = size
        self.frameCount = frameCount
    }
}

/// Has thumbnails of a run's assets.
package protocol ThumbnailSource: Sendable {
    /// The thumbnail of an asset.
    /// - Parameter asset: The asset's place in the run, from 0, counted through all reports.
    /// - Returns: The picture; nil when there is none.
    func thumbnail(of asset: Int) -> Thumbnail?

    /// Why assets have no thumbnail, in a sentence; nil when there is nothing to say.
    var remark: String? { get }
}

/// No thumbnails at all.
package struct NoThumbnails: ThumbnailSource {
    /// Creates it.
    package init() {}

    /// Nil.
    package func thumbnail(of asset: Int) -> Thumbnail? { nil }

    /// Nil.
    package var remark: String? { nil }
}
