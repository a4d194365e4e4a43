import MediaPreflight
import TestSupport
import Testing

/// The library as a submitter uses it.
@Suite struct PreflightTests {
    private let preflight: Preflight

    init() throws { preflight = try Preflight(profile: "kkiai") }

    @Test func `a submission within the limits passes`() async throws {
        let report = try await preflight.check(
            Submission(image: Fixture.hero, video: Fixture.dance, orientation: .image))
        #expect(report.verdict == .pass)
        #expect(report.assets.map(\.subject) == [.image, .video])
        #expect(report.profile.id == "kkiai")
        #expect(report.tool == Preflight.tool)
    }

    @Test func `a submission outside the limits fails for every reason at once`() async throws {
        let report = try await preflight.check(
            Submission(image: Fixture.smallHero, video: Fixture.longDance, orientation: .image))
        #expect(report.verdict == .fail)
        #expect(report.assets.map(\.verdict) == [.fail, .fail])
        #expect(Set(report.findings.filter { $0.severity == .error }.map(\.subject)) == [.image, .video])
    }

    @Test func `a missing file is judged and not thrown`() async throws {
        let report = try await preflight.check(Submission(image: .file("/nowhere/hero.png")))
        #expect(report.verdict != .pass)
        #expect(report.assets.first?.facts.other?.problem.kind == .missing)
    }

    @Test func `files swapped between image and video fail`() async throws {
        let report = try await preflight.check(Submission(image: Fixture.dance, video: Fixture.hero))
        #expect(report.verdict == .fail)
    }

    @Test func `an empty submission is an error`() async {
        await #expect(throws: PreflightError.self) { try await preflight.check(Submission()) }
        await #expect(throws: PreflightError.self) { try await preflight.check([]) }
    }

    @Test func `an unknown profile is an error`() {
        let error = #expect(throws: PreflightError.self) { try Preflight(profile: "no-such-provider") }
        #expect(error?.code == .unknownProfile)
    }

    @Test func `facts measured before give the same report as the files`() async throws {
        let sources = [Fixture.smallHero, Fixture.longDance]
        let measured = try await preflight.check(sources.map { AssetRequest($0) })
        let facts = await Preflight.probe(sources)
        #expect(preflight.evaluate(facts.map { AssetInRole($0) }) == measured)
    }

    @Test func `bytes in memory are judged like the file they came from`() async throws {
        let bytes = try Fixture.bytes(of: Fixture.hero)
        let report = try await preflight.check(Submission(image: .bytes(bytes, label: "upload")))
        #expect(report.verdict == .pass)
        #expect(report.assets.first?.facts.path == "upload")
    }

    @Test func `a profile of one's own is judged against`() async throws {
        var profile = try Preflight.profile("kkiai")
        let source = LimitSource(document: "House rules", quote: "no picture above 10 px", read: "2026-11-21")
        profile.id = "house"
        profile.limits = [.imageMaxSide: Limit(.pixels(10), source: source)]
        let report = try await Preflight(profile: profile).check(Submission(image: Fixture.hero))
        #expect(report.verdict == .fail)
        #expect(report.findings.contains { $0.source == source })
    }

    @Test func `every built-in profile loads and the default is one of them`() throws {
        #expect(Preflight.builtInProfiles.contains(Preflight.defaultProfile))
        for id in Preflight.builtInProfiles { #expect(try Preflight.profile(id).id == id) }
    }
}
