import PreflightModel
import PreflightText
import TestSupport
import Testing

@testable import PreflightReports

/// A matrix in every form that it can take.
@Suite struct MatrixReportTests {
    private let golden = Golden(beside: #filePath)

    @Test(arguments: Sample.matrices.keys.sorted())
    func `a matrix reads as reviewed`(name: String) throws {
        let matrix = try #require(Sample.matrices[name])
        #expect(golden.difference(TextMatrix().render(matrix), "\(name).txt") == nil)
        #expect(golden.difference(MatrixJSON().render(matrix), "\(name).json") == nil)
        #expect(golden.difference(MarkdownMatrix().render(matrix), "\(name).md") == nil)
        let page = HTMLMatrix().render(matrix).replacing(HTMLPage.style, with: "…")
            .replacing(HTMLWriter.escaped(HTMLPage.policy), with: "…")
        #expect(golden.difference(page, "\(name).html") == nil)
    }

    @Test func `a report with a matrix reads as reviewed, and fits its schema`() throws {
        let renderers: [(any ReportRenderer, String)] = [
            (TextReport(), "txt"), (ReportJSON(), "json"), (MarkdownReport(), "md"), (HTMLReport(), "html"),
        ]
        for (renderer, name) in renderers {
            var text = ""
            try renderer.render(Sample.compared, to: &text)
            if name == "json" {
                let schema = JSONSchema.published
                #expect(try schema.mistakes(in: text, schema: "preflight-report-1.schema.json") == [])
            }
            let own = text.replacing(HTMLPage.style, with: "…").replacing(HTMLPage.script, with: "…")
                .replacing(HTMLWriter.escaped(HTMLPage.policy), with: "…")
            #expect(golden.difference(own, "report.\(name)") == nil)
        }
    }

    @Test(arguments: [TextReport.Listing.causes, .statistics])
    func `a text that leaves out what passes leaves out the matrix`(listing: TextReport.Listing) throws {
        var text = ""
        try TextReport(listing: listing).render(Sample.compared, to: &text)
        #expect(!text.contains("Accepted by"))
    }

    @Test func `a matrix reads as reviewed on a narrow terminal in colour`() {
        let layout = TextLayout(style: .colored, width: 60)
        let text = TextMatrix(layout).render(Sample.matrix).replacing("\u{1B}", with: "␛")
        #expect(golden.difference(text, "narrow-colored.txt") == nil)
    }

    @Test(arguments: [40, 60, 72, 80, 100, 140], ["pair", "faulty"])
    func `no line is wider than the page, and no blank ends one`(width: Int, name: String) throws {
        let text = TextMatrix(TextLayout(width: width)).render(try #require(Sample.matrices[name]))
        for line in text.split(separator: "\n") {
            #expect(line.count <= width && !line.hasSuffix(" "), "\(line)")
        }
    }

    @Test(arguments: Sample.matrices.keys.sorted())
    func `a matrix as JSON fits its schema`(name: String) throws {
        var matrix = try #require(Sample.matrices[name])
        if name == "hostile" {
            matrix = Matrix(
                tool: matrix.tool, image: matrix.image, video: nil, orientations: matrix.orientations,
                rows: matrix.rows.map { row in
                    var row = row
                    row.read = nil
                    return row
                })
        }
        let json = MatrixJSON().render(matrix)
        let schema = JSONSchema.published
        #expect(try schema.mistakes(in: json, schema: "preflight-matrix-1.schema.json") == [])
    }

    @Test func `every word of the model is in the schema`() throws {
        let doubts = MatrixCell.UnknownReason.allCases.map {
            MatrixCell(orientation: .image, answer: .unknown, doubt: $0)
        }
        let answers = MatrixCell.Answer.allCases.map { MatrixCell(orientation: .video, answer: $0) }
        let strengths = LimitSource.Strength.allCases.map {
            MatrixRow(profile: Sample.kkiai, cells: [], strength: $0)
        }
        let kinds = Profile.Kind.allCases.map { MatrixRow(profile: Sample.kkiai, kind: $0, cells: []) }
        let prices = Billing.Basis.allCases.map { basis in
            MatrixRow(
                profile: Sample.kkiai, cells: [],
                price: MatrixPrice(basis: basis, seconds: nil, amounts: [], source: Sample.source))
        }
        let matrix = Matrix(
            tool: Sample.tool, image: nil, video: nil, orientations: [.image, .video],
            rows: [MatrixRow(profile: Sample.kkiai, cells: doubts + answers)] + strengths + kinds + prices)
        let schema = JSONSchema.published
        let mistakes = try schema.mistakes(
            in: MatrixJSON().render(matrix), schema: "preflight-matrix-1.schema.json")
        #expect(mistakes == [])
    }

    @Test(arguments: Sample.hostileNames + ["</table><script>alert(1)</script>", "\" onclick=\"x"])
    func `no text of a stranger becomes markup`(text: String) {
        let page = HTMLMatrix().render(Sample.matrix(saying: text))
        #expect(Self.skeleton(page) == Self.skeleton(HTMLMatrix().render(Sample.matrix(saying: "x"))))
        #expect(!page.unicodeScalars.contains { $0 != "\n" && $0.isHidden })
        let table = MarkdownMatrix().render(Sample.matrix(saying: text)).split(separator: "\n")
            .filter { $0.hasPrefix("|") }
        #expect(table.count == 3)
        #expect(Set(table.map { $0.count { $0 == "|" } }).count == 1)
    }

    /// The page's tags, without what stands in them. Backticks make code, and do no harm; addresses become links.
    private static func skeleton(_ page: String) -> [String] {
        page.replacing(HTMLPage.style, with: "").split(separator: "<").dropFirst().map { piece in
            String(piece.prefix { $0 != ">" }).replacing(/="[^"]*"/, with: "")
        }.filter { !["code", "/code", "a href rel target", "/a"].contains($0) }
    }
}
