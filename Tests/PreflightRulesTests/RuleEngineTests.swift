import PreflightModel
import PreflightProfiles
import PreflightRules
import TestSupport
import Testing

@Suite struct RuleEngineTests {
    private let kkiai: Profile

    init() throws { kkiai = try ProfileCatalogue.effectiveProfile("kkiai") }

    private func report(
        _ assets: MediaFacts..., roles: [Subject?] = [], profile: Profile? = nil,
        orientation: CharacterOrientation? = nil,
        policy: Policy = Policy()
    ) -> Report {
        let inRoles = assets.enumerated().map { AssetInRole($1, role: $0 < roles.count ? roles[$0] : nil) }
        return RuleEngine.report(
            on: inRoles, against: profile ?? kkiai, orientation: orientation, policy: policy, tool: .test)
    }

    @Test func `a good pair passes under both orientations and nothing is said`() {
        let report = report(Sample.image(), Sample.video())
        #expect(report.verdict == .pass)
        #expect(report.orientations == [.image, .video])
        #expect(report.findings.isEmpty)
        #expect(report.assets.map(\.subject) == [.image, .video])
    }

    @Test func `nothing judged is nothing known`() {
        let report = RuleEngine.report(
            on: [], against: kkiai, orientation: nil, policy: Policy(), tool: .test)
        #expect(report.verdict == .unknown)
        #expect(report.orientations.isEmpty)
    }

    // MARK: Orientation

    @Test func `a clip of 12 s passes with orientation video, and why not image is a note`() throws {
        let report = report(Sample.image(), Sample.video(seconds: 12.04))
        #expect(report.verdict == .pass)
        #expect(report.orientations == [.video])
        let finding = try #require(report.findings("VID006").first)
        #expect(finding.severity == .note && finding.orientation == .image)
        #expect(finding.message == "the video lasts 12.04 s; at most 10 s are allowed with orientation image")
        #expect(finding.fix?.summary == "it fits with orientation video, up to 30 s; or cut it to 9.9 s")
        #expect(finding.fix?.command?.contains(" -t 9.9 ") == true)
    }

    @Test func `a clip of 12 s fails when orientation image is asked for`() throws {
        let report = report(Sample.image(), Sample.video(seconds: 12), orientation: .image)
        #expect(report.verdict == .fail)
        #expect(report.orientations.isEmpty)
        #expect(report.assets.map(\.verdict) == [.pass, .fail])
        let finding = try #require(report.findings("VID006").first)
        #expect(finding.severity == .error && finding.orientation == nil)
    }

    @Test func `a clip of 40 s fails under both, each with its limit`() {
        let findings = report(Sample.video(seconds: 40)).findings("VID006")
        #expect(findings.map(\.severity) == [.error, .error])
        #expect(findings.map(\.orientation) == [.image, .video])
        #expect(findings.map(\.limit) == [.decimal(10), .decimal(30)])
        #expect(report(Sample.video(seconds: 40)).verdict == .fail)
    }

    @Test func `what holds under both orientations is said once, with the fix that costs least`() throws {
        let report = report(Sample.video(338, 600, seconds: 12))
        let finding = try #require(report.findings("VID003").first)
        #expect(report.findings("VID003").count == 1)
        #expect(finding.orientation == nil && finding.severity == .error)
        #expect(finding.fix?.command?.contains(" -t ") == false)
    }

    @Test func `an orientation that only warns is accepted, and not under strict`() {
        let clip = Sample.video(seconds: 10, container: 10.02)
        #expect(report(clip, orientation: .image).verdict == .pass)
        #expect(report(clip, orientation: .image, policy: Policy(isStrict: true)).verdict == .fail)
        #expect(report(clip, policy: Policy(isStrict: true)).orientations == [.video])
    }

    @Test func `one asset that no orientation accepts fails the whole`() {
        let report = report(Sample.image(299, 400), Sample.video())
        #expect(report.verdict == .fail)
        #expect(report.assets.map(\.orientations) == [[], [.image, .video]])
    }

    // MARK: Policy

    @Test func `what could not be measured is unknown until someone allows it`() {
        let clip = Sample.video { $0.video?.displaySize = nil }
        #expect(report(clip).verdict == .unknown)
        #expect(report(clip).orientations.isEmpty)
        #expect(report(clip, policy: Policy(allowsUnknown: true)).verdict == .pass)
        #expect(report(clip).findings.map(\.outcome) == [.unknown, .unknown])
    }

    @Test func `a failure outweighs an unknown`() {
        let clip = Sample.video(format: .avi) { $0.video?.displaySize = nil }
        #expect(report(clip, policy: Policy(allowsUnknown: true)).verdict == .fail)
    }

    @Test func `strict makes warnings fail and finds nothing else`() {
        let picture = Sample.image(byteCount: 10_000_001)
        #expect(report(picture).verdict == .pass)
        #expect(report(picture, policy: Policy(isStrict: true)).verdict == .fail)
        #expect(report(picture, policy: Policy(isStrict: true)).findings == report(picture).findings)
    }

    @Test
    func `verbose adds what passes, what is not documented and what is left to see, and decides nothing`()
        throws
    {
        let report = try RuleEngine.report(
            on: [AssetInRole(Sample.image())], against: ProfileCatalogue.effectiveProfile("kling-v2"),
            orientation: nil, policy: Policy(isStrict: true, isVerbose: true), tool: .test)
        #expect(report.verdict == .pass)
        #expect(report.findings("IMG003").map(\.outcome) == [.pass])
        #expect(report.findings("IMG004").map(\.outcome) == [.notDocumented])
        #expect(
            report.findings("IMG004").first?.message
                == "Kling, current API documents no greatest side of the image")
        #expect(Set(report.findings("CNT001").map(\.outcome)) == [.notChecked])
        #expect(report.findings.allSatisfy { $0.outcome != .unknown })
        #expect(report.findings.allSatisfy { $0.severity == .note && $0.orientation == nil })
    }

    // MARK: Upstream and adjustment

    @Test func `a limit that only the upstream documents is a warning with the upstream's source`() throws {
        let ulazai = try ProfileCatalogue.effectiveProfile("ulazai")
        let report = report(Sample.image(299, 400), profile: ulazai)
        let finding = try #require(report.findings.first)
        #expect(report.verdict == .pass)
        #expect(finding.severity == .warning)
        #expect(finding.source?.quote.contains("300px ~ 65536px") == true)
        #expect(finding.message.hasSuffix("(documented by its upstream kling-v1 only, not by UlazAI)"))
    }

    @Test func `a provider that adjusts instead of refusing is a warning that says so`() throws {
        var profile = kkiai
        profile.limits[.videoMaxDurationVideo]?.adjustment = .trims
        let finding = try #require(
            report(Sample.video(seconds: 31), profile: profile, orientation: .video).findings.first)
        #expect(finding.severity == .warning)
        #expect(finding.message.hasSuffix("(KKIAI trims it instead of refusing it)"))
    }

    @Test func `an exclusive bound refuses the bound itself`() {
        var profile = kkiai
        profile.limits[.imageMinSide]?.isInclusive = false
        let findings = report(Sample.image(300, 400), profile: profile).findings
        #expect(
            findings.map(\.message) == [
                "the shorter side is 300 px (300×400); more than 300 px are asked for"
            ])
    }

    @Test func `a limit of the wrong kind is unknown, not passing`() {
        var profile = kkiai
        profile.limits[.imageMinSide]?.value = .seconds(3)
        #expect(report(Sample.image(), profile: profile).verdict == .unknown)
    }

    // MARK: Roles

    @Test func `a video as the image is one finding and no other`() {
        let report = report(Sample.video(100, 100), roles: [.image])
        #expect(report.findings.map(\.code) == ["SRC007"])
        #expect(report.assets.map(\.subject) == [.image])
        #expect(report.verdict == .fail)
    }

    @Test func `what is neither is judged as other`() {
        let report = report(
            Sample.other(.notMedia, "this is an HTML page", path: "dance.mp4", identifiedAs: "HTML page"))
        #expect(report.findings.map(\.subject) == [.other])
        #expect(report.findings.first?.actual == .text("HTML page"))
    }

    // MARK: Order

    @Test func `what is broken stands for what could not be measured for it`() {
        let picture = Sample.image(format: .png, path: "a.png", defects: [Defect(.checksumMismatch, "so")]) {
            $0.size = nil
        }
        #expect(report(picture).findings.map(\.code) == ["IMG007"])
        let clip = Sample.video(defects: [Defect(.unreadable, "so")]) { $0.video?.displaySize = nil }
        #expect(report(clip).findings.map(\.code) == ["VID009"])
    }

    @Test func `findings come by asset, then severity, outcome, code and message, the same every time`() {
        let bad = Sample.image(
            100, 1000, format: .webp, path: "a.webp",
            defects: [Defect(.trailingData, "b"), Defect(.trailingData, "a"), Defect(.truncated, "c")])
        let long = Sample.video(100, 100, seconds: 40)
        let first = report(bad, long)
        #expect(
            first.findings.map(\.code) == [
                "IMG001", "IMG003", "IMG005", "IMG006", "IMG011", "IMG011", "VID003", "VID006", "VID006",
            ])
        #expect(first.findings.filter { $0.code == "IMG011" }.map(\.message) == ["a", "b"])
        for _ in 0..<20 { #expect(report(bad, long) == first) }
    }
}
