import PreflightModel
import PreflightProfiles
import TestSupport
import Testing

@testable import PreflightRules

/// What a server calls a file, beside what the file is.
@Suite struct ContentTypeTests {
    @Test(
        arguments: [
            ("image/jpeg", "image/jpeg", nil), ("image/jpeg", "image/jpg", nil),
            ("image/jpeg", "image/pjpeg", nil),
            ("image/jpeg", "image/png", .warning), ("image/jpeg", "text/plain", .warning),
            ("image/jpeg", "text/html", .warning), ("image/png", "image/x-png", nil),
            ("video/mp4", "video/x-m4v", nil), ("video/mp4", "application/mp4", nil),
            ("video/mp4", "audio/mp4", .warning), ("video/mp4", "video/quicktime", .warning),
            ("video/quicktime", "video/quicktime", nil), ("video/quicktime", "video/mp4", .warning),
            ("video/x-m4v", "video/mp4", nil), ("video/matroska", "video/x-matroska", nil),
            ("video/matroska", "video/webm", .warning), ("video/vnd.avi", "video/x-msvideo", nil),
            ("image/jpeg", "application/octet-stream", .note), ("image/jpeg", "binary/octet-stream", .note),
            ("image/jpeg", "", nil), ("image/jpeg", nil, nil), (nil, "text/plain", nil),
        ] as [(String?, String?, Severity?)])
    func `another name of the same type is no contradiction`(
        measured: String?, stated: String?, expected: Severity?
    ) throws {
        let facts = Sample.fetched(mediaType: measured) { $0.fetch?.contentType = stated }
        let findings = ContradictingContentType.evaluate(context(facts))
        #expect(findings.map(\.severity) == (expected.map { [$0] } ?? []))
        #expect(findings.allSatisfy { $0.evidence == .http && $0.limit == measured.map { .text($0) } })
    }

    @Test(
        arguments: [
            ("image/png", .warning), ("undefined", .warning), ("image/jpg", nil), ("image/jpeg", nil),
            ("application/octet-stream", .note), ("", .note),
        ] as [(String, Severity?)])
    func `a data: URI is held against its content as a server is`(stated: String, expected: Severity?) {
        var facts = Sample.image()
        facts.mediaType = "image/jpeg"
        let context = RuleContext(
            facts: facts, subject: .image, orientation: .video, profile: Profile(id: "none", name: "None"),
            hasName: false, dataMediaType: stated)
        let findings = ContradictingContentType.evaluate(context)
        #expect(findings.map(\.severity) == (expected.map { [$0] } ?? []))
        #expect(findings.allSatisfy { $0.evidence == .request })
        #expect(findings.allSatisfy { $0.fix?.summary.contains("data:image/jpeg;base64,") == true })
    }

    @Test func `what is no media is not measured by its type`() {
        var facts = Sample.fetched { $0.fetch?.contentType = "text/plain" }
        facts.content = .other(OtherFacts(problem: SourceProblem(.notMedia, "this is a text")))
        #expect(ContradictingContentType.evaluate(context(facts)).isEmpty)
    }

    @Test func `a type without end is cut off`() throws {
        let long = String(repeating: "x", count: 100_000)
        let facts = Sample.fetched { $0.fetch?.contentType = long }
        let finding = try #require(ContradictingContentType.evaluate(context(facts)).first)
        #expect(finding.message.count < 200)
    }

    private func context(_ facts: MediaFacts) -> RuleContext {
        RuleContext(
            facts: facts, subject: .image, orientation: .video, profile: Profile(id: "none", name: "None"))
    }
}
