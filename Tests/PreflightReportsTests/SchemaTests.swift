import Foundation
import PreflightModel
import PreflightReports
import TestSupport
import Testing

/// The JSON output against the schemas that the repository publishes.
@Suite struct SchemaTests {
    private let schema = JSONSchema.published

    @Test func `facts fit their schema`() throws {
        let json = FactsJSON().document(Sample.all + Sample.web)
        #expect(try schema.mistakes(in: json, schema: "preflight-facts-1.schema.json").isEmpty)
    }

    @Test(arguments: [
        Sample.passing, Sample.failing, Sample.undecided, Sample.refusedRequest, Sample.pricedRequest,
        Sample.webReport,
    ])
    func `a report fits its schema`(report: Report) throws {
        let json = ReportJSON().render(report)
        #expect(try schema.mistakes(in: json, schema: "preflight-report-1.schema.json") == [])
    }

    @Test(arguments: [Sample.passing, Sample.failing, Sample.undecided])
    func `a report on a line of a stream is one line, fits the schema and says the same`(report: Report)
        throws
    {
        let line = ReportJSON().renderLine(
            report,
            id: JSONValue(
                .string(JSONText(utf8: Array("a-1".utf8)[...])), at: TextPosition(line: 1, column: 1)),
            line: 7)
        #expect(line.hasPrefix(#"{"schema":"preflight-report/1","id":"a-1","line":7,"tool":{"name":"#))
        #expect(line.hasSuffix("}\n"))
        #expect(line.count { $0.isNewline } == 1)
        #expect(try schema.mistakes(in: line, schema: "preflight-report-1.schema.json") == [])
        let compact = ReportJSON(isCompact: true).render(report)
        #expect(line.replacing(#""id":"a-1","line":7,"#, with: "") == compact)
        #expect(try object(compact) == object(ReportJSON().render(report)))
    }

    @Test func `a request without an id has null for it`() throws {
        let line = ReportJSON().renderLine(Sample.passing, id: nil, line: 1)
        #expect(line.contains(#","id":null,"line":1,"#))
        #expect(try schema.mistakes(in: line, schema: "preflight-report-1.schema.json") == [])
    }

    private func object(_ json: String) throws -> NSDictionary? {
        try JSONSerialization.jsonObject(with: Data(json.utf8)) as? NSDictionary
    }

    @Test func `profiles fit their schema`() throws {
        let profiles = [Sample.profile, Sample.otherProfile]
        let list = ProfileJSON().list(profiles)
        #expect(try schema.mistakes(in: list, schema: "preflight-profiles-1.schema.json") == [])
        for profile in profiles {
            let json = ProfileJSON().render(profile)
            #expect(try schema.mistakes(in: json, schema: "preflight-profile-1.schema.json") == [])
        }
    }

    @Test func `what compares profiles fits its schema`() throws {
        let profiles = [Sample.profile, Sample.otherProfile]
        let difference = ProfileDifferenceJSON().render(ProfileDifference(profiles[0], profiles[1]))
        #expect(
            try schema.mistakes(in: difference, schema: "preflight-profile-difference-1.schema.json") == [])
        for key in LimitKey.allCases {
            let limit = LimitComparisonJSON().render(LimitComparison(of: key, in: profiles))
            #expect(
                try schema.mistakes(in: limit, schema: "preflight-limit-comparison-1.schema.json") == [])
        }
    }

    @Test func `every word of the model is in the schema`() throws {
        var facts = Sample.missing
        let problems = SourceProblem.Kind.allCases.map { OtherFacts(problem: SourceProblem($0, "")) }
        facts.defects = Defect.Kind.allCases.map { Defect($0, "") }
        let assets = problems.map { problem in
            var each = facts
            each.content = .other(problem)
            return each
        }
        let pictures = ColorModel.allCases.map { model in
            Sample.image { $0.colorModel = model }
        }
        let sized = Evidence.allCases.map { evidence in
            Sample.image { $0.size?.evidence = evidence }
        }
        let failed = FetchFailure.Kind.allCases.map { kind in
            let fetch = FetchFacts(failure: FetchFailure(kind, ""))
            var each = facts
            each.web = WebFacts(url: "", fetch: fetch)
            return each
        }
        let json = FactsJSON().document(assets + pictures + sized + failed)
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
