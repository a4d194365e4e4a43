import PreflightModel
import TestSupport
import Testing

@testable import PreflightReports

@Suite struct ProfileColumnTests {
    private func cell(_ title: String, _ profile: Profile) throws -> String? {
        try #require(ProfileColumn.all.first { $0.title == title }).value(profile)
    }

    private func sides(_ low: Limit?, _ high: Limit?) throws -> String? {
        var profile = Profile(id: "p", name: "P")
        profile.limits[.videoMinSide] = low
        profile.limits[.videoMaxSide] = high
        return try cell("video sides", profile)
    }

    private static func px(_ number: Int, isInclusive: Bool = true, _ adjustment: Adjustment? = nil) -> Limit
    {
        Limit(.pixels(number), isInclusive: isInclusive, adjustment: adjustment, source: Sample.source)
    }

    @Test func `two bounds are one range, unless something sets one apart`() throws {
        #expect(try sides(Self.px(340), Self.px(3850)) == "340–3850 px")
        #expect(try sides(Self.px(340), nil) == "≥ 340 px")
        #expect(try sides(nil, Self.px(3850)) == "≤ 3850 px")
        #expect(try sides(Self.px(340, isInclusive: false), Self.px(3850)) == "> 340 px, ≤ 3850 px")
        #expect(
            try sides(Self.px(340), Self.px(3850, isInclusive: false, .compresses))
                == "≥ 340 px, < 3850 px (compresses)")
        #expect(try sides(nil, nil) == nil)
    }

    @Test func `an upstream's limit is none of the profile's`() throws {
        var inherited = Self.px(340)
        inherited.upstream = "kling-v1"
        #expect(try sides(inherited, inherited) == nil)
    }

    @Test func `a ratio has no unit`() throws {
        var profile = Profile(id: "p", name: "P")
        profile.limits[.imageMinAspectRatio] = Limit(.aspectRatio(Ratio(2, 5)), source: Sample.source)
        profile.limits[.imageMaxAspectRatio] = Limit(.aspectRatio(Ratio(5, 2)), source: Sample.source)
        #expect(try cell("image aspect", profile) == "2:5–5:2")
    }

    @Test func `prices are a range in each unit`() throws {
        let prices: [(Double, String, Bool)] = [
            (0.9, "units", false), (0.126, "USD", false), (1.2, "units", false), (20, "credits", true),
        ]
        let billing = Billing(
            prices: prices.map {
                Billing.Price(amount: $0.0, isPerRun: $0.2, unit: $0.1, source: Sample.source)
            })
        #expect(
            try cell("price", Profile(id: "p", name: "P", billing: billing))
                == "0.9–1.2 units a second, 0.126 USD a second, 20 credits a run")
    }

    @Test func `how media are sent is said of the preferred request`() throws {
        #expect(try cell("image sent", Sample.profile) == "URL, Base64; not data: URI")
        #expect(try cell("default orientation", Sample.otherProfile) == "video")
        #expect(try cell("default orientation", Sample.profile) == nil)
    }
}
