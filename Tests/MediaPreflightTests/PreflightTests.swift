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
        let measured = try await preflight.check(sources.map { Asset($0) })
        let facts = await Preflight.probe(sources)
        #expect(preflight.evaluate(facts.map { AssetInRole($0) }) == measured)
    }

    @Test func `a source of unknown kind is checked as what it is`() async throws {
        for source in [Fixture.smallHero, Fixture.longDance, .file("/nowhere/hero.png")] {
            let report = await preflight.check(source)
            let facts = await Preflight.probe(source)
            #expect(preflight.evaluate([facts]) == report)
            #expect((facts.problem == nil) == (facts.image != nil || facts.video != nil))
        }
    }

    @Test func `the facts of a submission give the same report as its files, wrong kinds included`()
        async throws
    {
        for (image, video) in [(Fixture.hero, Fixture.longDance), (Fixture.dance, Fixture.hero)] {
            let measured = try await preflight.check(
                Submission(image: image, video: video, orientation: .image))
            let facts = (await Preflight.probe(image), await Preflight.probe(video))
            #expect(preflight.evaluate(image: facts.0, video: facts.1, orientation: .image) == measured)
        }
        #expect(preflight.evaluate(image: nil, video: nil).verdict == .unknown)
    }

    @Test func `a limit has its bound in the unit of findings`() async throws {
        func shown(_ key: LimitKey) -> String? {
            preflight.profile.limits[key].map { "\($0.quantity) \($0.unit ?? "-")" }
        }
        #expect(shown(.imageMaxBytes) == "integer(10485760) bytes")
        #expect(shown(.imageMinSide) == "integer(300) px")
        #expect(shown(.imageMinAspectRatio) == #"text("2:5") -"#)
        #expect(shown(.imageFormats) == #"text("jpg, jpeg, png") -"#)
        #expect(shown(.videoMaxDurationImage) == "decimal(10.0) s")
        #expect(shown(.promptMaxCharacters) == "integer(2500) characters")
        let report = try await preflight.check(Submission(image: Fixture.smallHero))
        #expect(report.findings.contains { $0.limit == .integer(300) && $0.unit == "px" })
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
