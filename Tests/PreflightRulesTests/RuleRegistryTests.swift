import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import PreflightRules

@Suite struct RuleRegistryTests {
    @Test func `every file of the catalogue is registered`() throws {
        let folder = Repository.root.appending(path: "Sources/PreflightRules/Catalogue")
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".swift") }.map { URL(filePath: $0).lastPathComponent }
        let rules = Self.all.map { "\($0).swift" }
        #expect(files.sorted() == rules.sorted(), "add the rule to RuleRegistry")
    }

    @Test func `codes are sorted and never used twice`() {
        let codes = RuleRegistry.pages.map(\.code)
        #expect(codes == Set(codes).sorted())
    }

    @Test func `names are never used twice`() {
        #expect(Set(RuleRegistry.pages.map(\.name)).count == RuleRegistry.pages.count)
    }

    @Test func `every list of rules is sorted by code`() {
        for list in [RuleRegistry.assets.map { $0.page.code }, RuleRegistry.requests.map { $0.page.code }] {
            let families = ["CNT", "IMG", "REQ", "SRC", "VID"]
            #expect(list == families.flatMap { family in list.filter { $0.hasPrefix(family) }.sorted() })
        }
    }

    private static let all: [any CataloguedRule.Type] = RuleRegistry.assets + RuleRegistry.requests

    @Test(arguments: all)
    func `a rule's type, file and name are the same words`(rule: any CataloguedRule.Type) {
        let words = rule.page.name.split(separator: "-").joined()
        let type = "\(rule)".lowercased()
        #expect(type == words || type == words + "rule")
    }

    @Test(arguments: RuleRegistry.pages)
    func `a page says everything that explain prints`(page: RulePage) {
        #expect(page.code.wholeMatch(of: /(SRC|IMG|VID|CNT|REQ)\d{3}/) != nil)
        #expect(page.name.wholeMatch(of: /[a-z]+(-[a-z0-9]+)*/) != nil)
        for text in [page.summary, page.rationale, page.remedy, page.reading ?? "None."] {
            #expect(text.hasSuffix(".") && !text.contains("\n") && !text.contains("  "), "\(text)")
        }
        #expect(!page.sources.isEmpty)
    }

    /// What can be wrong with a picture, and what with a video.
    private static let imageDefects: [Defect.Kind] = [
        .truncated, .trailingData, .checksumMismatch, .unreadable, .nonStandard, .unreadableMetadata,
    ]
    private static let videoDefects: [Defect.Kind] = [
        .truncated, .missingIndex, .checksumMismatch, .unreadable, .nonStandard, .externalData,
        .sizeContradiction,
        .durationContradiction, .degenerateMatrix, .missingFrames, .damagedFrames, .overlongBox,
        .missingSound,
    ]

    @Test func `every kind of defect belongs to a picture or a video`() {
        #expect(Set(Self.imageDefects + Self.videoDefects) == Set(Defect.Kind.allCases))
    }

    @Test(arguments: imageDefects)
    func `a picture's defect is reported in its own words`(kind: Defect.Kind) {
        expectReport(of: Sample.image(defects: [Defect(kind, "exactly this")]), as: .image)
    }

    @Test(arguments: videoDefects)
    func `a video's defect is reported in its own words`(kind: Defect.Kind) {
        expectReport(of: Sample.video(defects: [Defect(kind, "exactly this")]), as: .video)
    }

    @Test(arguments: SourceProblem.Kind.allCases)
    func `a source's problem is reported in its own words`(kind: SourceProblem.Kind) {
        expectReport(of: Sample.other(kind, "exactly this", path: "it"), as: .other)
    }

    private func expectReport(of facts: MediaFacts, as subject: Subject) {
        let context = RuleContext(
            facts: facts, subject: subject, orientation: .video, profile: Profile(id: "none", name: "None"))
        let messages = RuleRegistry.assets.flatMap { $0.evaluate(context) }.map(\.message)
        #expect(messages == ["exactly this"])
    }
}
