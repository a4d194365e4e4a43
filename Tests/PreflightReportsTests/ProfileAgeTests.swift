import PreflightModel
import PreflightReports
import TestSupport
import Testing

@Suite(.tags(.asksForTheDay)) struct ProfileAgeTests {
    /// 21 November 2026, and a number of days later.
    private static func day(_ days: Int64) -> Int64 { 1_795_219_200 + days * 86_400 }

    private static func age(after days: Int64) throws -> ProfileAge {
        var profile = Sample.profile
        for key in profile.limits.keys { profile.limits[key]?.source.read = "2026-11-21" }
        for index in profile.dialects[0].fields.indices {
            profile.dialects[0].fields[index].source.read = "2026-11-21"
        }
        return try #require(ProfileAge(of: profile, at: day(days)))
    }

    @Test(arguments: [(-3, 0), (0, 0), (1, 1), (180, 180)] as [(Int64, Int)])
    func `an age is counted in whole days`(after days: Int64, expected: Int) throws {
        #expect(try Self.age(after: days).days == expected)
    }

    @Test(arguments: [(179, nil), (180, nil), (181, .note)] as [(Int64, Severity?)])
    func `beyond 180 days it is a note`(after days: Int64, severity: Severity?) throws {
        let notice = try Self.age(after: days).notice(atMost: nil, isStrict: true)
        #expect(notice?.severity == severity && notice?.isFailing != true)
    }

    @Test(arguments: [(29, nil), (30, nil), (31, .warning), (200, .warning)] as [(Int64, Severity?)])
    func `beyond what somebody allows it is a warning, which fails where warnings do`(
        after days: Int64, severity: Severity?
    ) throws {
        let age = try Self.age(after: days)
        #expect(age.notice(atMost: 30, isStrict: false)?.severity == severity)
        #expect(age.notice(atMost: 30, isStrict: false)?.isFailing != true)
        #expect(age.notice(atMost: 30, isStrict: true)?.isFailing ?? false == (severity != nil))
    }

    @Test func `one who allows more than 180 days still gets the note`() throws {
        #expect(try Self.age(after: 200).notice(atMost: 365, isStrict: false)?.severity == .note)
    }

    @Test func `the oldest of several documents counts, and an upstream's does not`() {
        let source = { LimitSource(document: "a", quote: "b", read: $0) }
        let profile = Profile(
            id: "a", name: "a",
            limits: [
                .imageMinSide: Limit(.pixels(1), source: source("2026-03-01")),
                .imageMaxSide: Limit(.pixels(2), source: source("2026-02-01")),
                .videoMinSide: Limit(.pixels(2), source: source("2025-01-01"), upstream: "b"),
            ])
        #expect(profile.oldestReading == "2026-02-01")
        #expect(Profile(id: "a", name: "a").oldestReading == nil)
    }
}
