import PreflightModel
import ReportTestSupport
import Testing

/// Every CI format's text, compared whole with a file that was read by a person.
@Suite struct CIGoldenTests {
    private let golden = Golden(beside: #filePath)

    @Test(arguments: CIFormat.allCases, Samples.runs.keys.sorted())
    func `a run reads as reviewed`(format: CIFormat, name: String) throws {
        let run = try #require(Samples.runs[name])
        let text = try format.text(run)
        #expect(golden.difference(text, "CI/\(name).\(format.fileExtension)") == nil)
    }
}
