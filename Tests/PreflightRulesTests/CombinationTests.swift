import PreflightModel
import PreflightProfiles
import PreflightRules
import TestSupport
import Testing

/// Several profiles judged as one, against the same judged one by one.
@Suite struct CombinationTests {
    @Test func `what is strictest breaks nobody's limits, at everybody's bounds`() throws {
        try expectSameAnswers(ProfileCatalogue.strictest, ProfileCatalogue.ids)
    }

    @Test(arguments: [
        ["fal", "kie", "runway"], ["higgsfield", "comfyui"], ["wavespeed", "kepler"], ["acedata", "kkiai"],
        ["ulazai-2.6", "freepik"], ["freepik", "kling-v2", "empirio"], ["segmind", "polza"],
    ])
    func `a list is what all of them accept`(ids: [String]) throws {
        try expectSameAnswers(ids.joined(separator: ","), ids)
    }

    @Test func `a limit is credited to whose it is`() throws {
        let report = try judge(Sample.video(340, 640), "kling-v2,runway", .video)
        let finding = try #require(report.findings("VID003").first)
        #expect(finding.message.hasSuffix("more than 340 px are asked for (by Runway)"))
        #expect(finding.source?.document.hasPrefix("Runway") == true)
    }

    @Test func `equal limits are credited to the maker of the model, and the others counted`() throws {
        let report = try judge(Sample.video(seconds: 31), ProfileCatalogue.strictest, .video)
        let finding = try #require(report.findings("VID006").first)
        #expect(finding.message.contains("(by Kling, legacy API and "))
    }

    @Test func `a stricter bound at which one only trims stays a warning`() throws {
        var loose = try ProfileCatalogue.profile("kepler")
        loose.limits = [.videoMaxDurationVideo: Limit(.seconds(60), source: Self.source)]
        var trimming = loose
        trimming.cautions = [
            .videoMaxDurationVideo: Limit(.seconds(30), adjustment: .trims, source: Self.source)
        ]
        for (seconds, severities) in [(29.0, []), (45, [.warning]), (61, [.error])] as [(Double, [Severity])]
        {
            let report = RuleEngine.report(
                on: [AssetInRole(Sample.video(seconds: seconds))], against: trimming, orientation: .video,
                policy: Policy(), tool: .test)
            #expect(report.findings("VID006").map(\.severity) == severities)
        }
    }

    @Test(arguments: [
        ("fal,", "empty name"), ("fal,kei", "did you mean 'kie'?"), (",", "empty name"),
    ])
    func `a list with a mistake is an error that knows what was meant`(list: String, hint: String) throws {
        let error = #expect(throws: PreflightError.self) { try ProfileCatalogue.profile(list) }
        #expect(error?.code == .unknownProfile && error?.message.contains(hint) == true)
    }

    @Test(arguments: [("fal, kie", "fal,kie"), ("fal,fal", "fal"), ("strictest,fal", "strictest,fal")])
    func `spaces and repetitions mean nothing`(list: String, id: String) throws {
        #expect(try ProfileCatalogue.profile(list).id == id)
    }

    // MARK: - One by one

    private static let source = LimitSource(document: "a page", quote: "so", read: "2026-11-21")

    /// The worst that the profiles say, for files at every bound of theirs.
    private func expectSameAnswers(_ list: String, _ ids: [String]) throws {
        let combined = try ProfileCatalogue.effectiveProfile(list)
        let each = try ids.map { try ProfileCatalogue.effectiveProfile($0) }
        let files = Set(LimitBoundaryTests.boundaries.filter { ids.contains($0.profile) }.map(\.facts))
        #expect(files.count > 20)
        for facts in files {
            for orientation in CharacterOrientation.allCases {
                let answers = each.map { Self.answer($0, facts, orientation) }
                let together = Self.answer(combined, facts, orientation)
                #expect(together == answers.min(), "\(list): \(facts)")
            }
        }
    }

    /// How bad the worst thing is that is said about limits.
    private static func answer(
        _ profile: Profile, _ facts: MediaFacts, _ orientation: CharacterOrientation
    ) -> Severity {
        RuleEngine.report(
            on: [AssetInRole(facts)], against: profile, orientation: orientation, policy: Policy(),
            tool: .test
        ).findings.filter(\.isProblem).map(\.severity).min() ?? .note
    }

    private func judge(
        _ facts: MediaFacts, _ list: String, _ orientation: CharacterOrientation
    ) throws -> Report {
        RuleEngine.report(
            on: [AssetInRole(facts)], against: try ProfileCatalogue.effectiveProfile(list),
            orientation: orientation, policy: Policy(), tool: .test)
    }
}
