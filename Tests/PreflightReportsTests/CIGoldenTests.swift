import PreflightModel
import TestSupport
import Testing

/// Every CI format's text, compared whole with a file that was read by a person.
@Suite struct CIGoldenTests {
    private let golden = Golden(beside: #filePath)

    @Test(arguments: CIFormat.allCases, Sample.runs.keys.sorted())
    func `a run reads as reviewed`(format: CIFormat, name: String) throws {
        let run = try #require(Sample.runs[name])
        let text = try format.text(run)
        #expect(golden.difference(text, "CI/\(name).\(format.fileExtension)") == nil)
    }
}
