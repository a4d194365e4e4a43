import PreflightModel
import PreflightReports
import TestSupport
import Testing

/// Every renderer's text, compared whole with a file that was read by a person.
@Suite(.tags(.asksForTheDay)) struct GoldenTests {
    private let golden = Golden(beside: #filePath)

    @Test(arguments: ["pass", "fail", "unknown", "request-fail", "request-pass", "web"])
    func `a report reads as reviewed`(name: String) throws {
        let report = try #require(Self.reports[name])
        #expect(golden.difference(TextReport().render(report), "report-\(name).txt") == nil)
        #expect(golden.difference(ReportJSON().render(report), "report-\(name).json") == nil)
    }

    @Test func `a report reads as reviewed on a narrow terminal in colour`() {
        let layout = TextLayout(style: .colored, width: 60)
        let text = TextReport(layout).render(Sample.failing).replacing("\u{1B}", with: "␛")
        #expect(golden.difference(text, "report-fail-narrow-colored.txt") == nil)
    }

    @Test func `facts read as reviewed`() {
        #expect(golden.difference(TextFacts().document(Sample.all), "facts.txt") == nil)
        #expect(golden.difference(FactsJSON().document(Sample.all), "facts.json") == nil)
        #expect(golden.difference(FactsJSON().document([]), "facts-empty.json") == nil)
    }

    @Test func `facts of URLs read as reviewed`() {
        #expect(golden.difference(TextFacts().document(Sample.web), "facts-web.txt") == nil)
        #expect(golden.difference(FactsJSON().document(Sample.web), "facts-web.json") == nil)
    }

    @Test func `a rule's page reads as reviewed`() {
        #expect(golden.difference(TextRulePage().render(Sample.rule), "rule.txt") == nil)
        #expect(golden.difference(TextRulePage().render(Sample.requestRule), "rule-request.txt") == nil)
        let rules = [Sample.rule, Sample.shortRule]
        #expect(golden.difference(TextRulePage().list(rules), "rules.txt") == nil)
    }

    @Test func `a profile reads as reviewed`() {
        #expect(golden.difference(TextProfile().render(Sample.profile), "profile.txt") == nil)
        #expect(golden.difference(TextProfile().render(Sample.otherProfile), "profile-other.txt") == nil)
        let profiles = [Sample.profile, Sample.otherProfile, Profile(id: "mine", name: "Mine")]
        #expect(golden.difference(TextProfile().list(profiles), "profiles.txt") == nil)
    }

    @Test func `profiles in other forms read as reviewed`() {
        for (profile, name) in [(Sample.profile, "profile"), (Sample.otherProfile, "profile-other")] {
            #expect(golden.difference(ProfileJSON().render(profile), "\(name).json") == nil)
            let page = MarkdownProfile(linksPages: true).render(profile)
            #expect(golden.difference(page, "\(name).md") == nil)
        }
        let profiles = [Sample.profile, Sample.otherProfile, Profile(id: "mine", name: "Mine")]
        #expect(golden.difference(MarkdownProfileTable().render(profiles), "profiles.md") == nil)
        let linked = MarkdownProfileTable(linksPages: true).render(profiles)
        #expect(golden.difference(linked, "profiles-linked.md") == nil)
    }

    @Test func `the difference of two profiles reads as reviewed`() {
        let difference = ProfileDifference(Sample.profile, Sample.otherProfile)
        #expect(golden.difference(TextProfileDifference().render(difference), "difference.txt") == nil)
        #expect(golden.difference(MarkdownProfileDifference().render(difference), "difference.md") == nil)
        #expect(golden.difference(ProfileDifferenceJSON().render(difference), "difference.json") == nil)
    }

    @Test func `a limit in all profiles reads as reviewed`() {
        let profiles = [Sample.profile, Sample.otherProfile, Profile(id: "mine", name: "Mine")]
        for (key, name) in [(LimitKey.imageMaxBytes, "limit-size"), (.videoMaxBytes, "limit-misprint")] {
            let limit = LimitComparison(of: key, in: profiles)
            #expect(golden.difference(TextLimitComparison().render(limit), "\(name).txt") == nil)
            #expect(golden.difference(MarkdownLimitComparison().render(limit), "\(name).md") == nil)
            #expect(golden.difference(LimitComparisonJSON().render(limit), "\(name).json") == nil)
        }
    }

    @Test func `library versions read as reviewed`() {
        let libraries = [
            LibraryVersion(name: "libavformat", version: "59.27.100"),
            LibraryVersion(name: "libpng", version: "1.6.55"),
        ]
        let text = TextLibraries().render(tool: Sample.tool, libraries: libraries)
        #expect(golden.difference(text, "doctor.txt") == nil)
    }

    private static let reports = [
        "pass": Sample.passing, "fail": Sample.failing, "unknown": Sample.undecided,
        "request-fail": Sample.refusedRequest, "request-pass": Sample.pricedRequest,
        "web": Sample.webReport,
    ]
}
