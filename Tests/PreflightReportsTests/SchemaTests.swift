import PreflightModel
import PreflightReports
import ReportTestSupport
import Testing

/// The JSON output against the schemas that the repository publishes.
@Suite struct SchemaTests {
    private let schema = JSONSchema.published(from: #filePath)

    @Test func `facts fit their schema`() throws {
        let json = FactsJSON().document(Samples.all)
        #expect(try schema.mistakes(in: json, schema: "preflight-facts-1.schema.json").isEmpty)
    }

    @Test(arguments: [Samples.passing, Samples.failing, Samples.undecided])
    func `a report fits its schema`(report: Report) throws {
        let json = ReportJSON().render(report)
        #expect(try schema.mistakes(in: json, schema: "preflight-report-1.schema.json") == [])
    }

    @Test func `every word of the model is in the schema`() throws {
        var facts = Samples.missing
        let problems = SourceProblem.Kind.allCases.map { OtherFacts(problem: SourceProblem($0, "")) }
        facts.defects = Defect.Kind.allCases.map { Defect($0, "") }
        let assets = problems.map { problem in
            var each = facts
            each.content = .other(problem)
            return each
        }
        let pictures = ColorModel.allCases.map { model in
            var image = ImageFacts(format: .png, size: Measured(PixelSize(width: 1, height: 1), .header))
            image.colorModel = model
            return MediaFacts(path: "", content: .image(image))
        }
        let sized = Evidence.allCases.map { evidence in
            let size = Measured(PixelSize(width: 1, height: 1), evidence)
            return MediaFacts(path: "", content: .image(ImageFacts(format: .png, size: size)))
        }
        let json = FactsJSON().document(assets + pictures + sized)
        #expect(try schema.mistakes(in: json, schema: "preflight-facts-1.schema.json") == [])
    }

    @Test(
        "the checker sees mistakes",
        arguments: [
            (#"{"schema": "preflight-facts/2", "assets": []}"#, "/schema: is not preflight-facts/1"),
            (#"{"schema": "preflight-facts/1"}"#, #": lacks ["assets"]"#),
            (#"{"schema": "preflight-facts/1", "assets": [], "x": 1}"#, "/x: no schema names this member"),
            (#"{"schema": "preflight-facts/1", "assets": null}"#, #"/assets: is not of type ["array"]"#),
        ])
    func checkerSeesMistakes(json: String, mistake: String) throws {
        #expect(try schema.mistakes(in: json, schema: "preflight-facts-1.schema.json") == [mistake])
    }
}
