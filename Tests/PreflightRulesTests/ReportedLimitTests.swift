import PreflightModel
import PreflightProfiles
import PreflightRules
import TestSupport
import Testing

/// Limits that nobody but users and third parties state.
@Suite struct ReportedLimitTests {
    private func report(_ facts: MediaFacts, _ profile: Profile, _ orientation: CharacterOrientation = .video)
        -> Report
    {
        RuleEngine.report(
            on: [AssetInRole(facts)], against: profile, orientation: orientation, policy: Policy(),
            tool: .test)
    }

    @Test(arguments: ProfileCatalogue.ids)
    func `no limit that is only reported refuses`(id: String) throws {
        for limit in try ProfileCatalogue.effectiveProfile(id).limits.values where limit.isReported {
            #expect(!limit.isRefusing)
        }
    }

    @Test(arguments: [(3849, false), (3850, false), (3851, true)])
    func `a longer side than fal.ai is said to take is a warning`(side: Int, isWarned: Bool) throws {
        let profile = try ProfileCatalogue.effectiveProfile("fal")
        let report = report(Sample.image(side, 2000), profile)
        #expect(report.findings("IMG004").map(\.severity) == (isWarned ? [.warning] : []))
        #expect(report.verdict == .pass)
    }

    /// Kling's own 3 s to 30 s warn too, since its guide's 2 s to 60 s are no more than a report.
    @Test(
        arguments: [
            (1.999, ["VID005"]), (2, ["VID005"]), (2.999, ["VID005"]), (3, []), (30, []),
            (30.001, ["VID006"]),
            (60, ["VID006"]), (60.001, ["VID006"]),
        ] as [(Double, [String])])
    func `a wider report does not make up for the upstream's limit`(seconds: Double, codes: [String]) throws {
        let profile = try ProfileCatalogue.effectiveProfile("kepler")
        let report = report(Sample.video(seconds: seconds), profile)
        let problems = report.findings.filter { ["VID005", "VID006"].contains($0.code) && $0.isProblem }
        #expect(problems.map(\.code) == codes)
        #expect(problems.allSatisfy { $0.severity == .warning })
        #expect(report.verdict == .pass)
    }

    @Test func `what is only reported leaves a combination's stricter warnings in place`() throws {
        let profile = try ProfileCatalogue.effectiveProfile("kepler,acedata")
        let codes = report(Sample.video(seconds: 40), profile).findings.filter(\.isProblem).map(\.code)
        #expect(codes.contains("VID006"))
    }
}
