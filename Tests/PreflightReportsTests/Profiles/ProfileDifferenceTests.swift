import PreflightModel
import TestSupport
import Testing

@testable import PreflightReports

@Suite struct ProfileDifferenceTests {
    private func profile(_ limits: [LimitKey: Limit]) -> Profile {
        Profile(id: "p", name: "P", limits: limits)
    }

    private func compare(_ left: Limit?, _ right: Limit?) -> ProfileDifference {
        func limits(_ limit: Limit?) -> [LimitKey: Limit] { limit.map { [.imageFormats: $0] } ?? [:] }
        return ProfileDifference(profile(limits(left)), profile(limits(right)))
    }

    private static func names(_ names: String...) -> Limit { Limit(.names(names), source: Sample.source) }

    @Test func `lists have no order, and jpg and jpeg are one format`() {
        let difference = compare(Self.names("jpg", "jpeg", "png"), Self.names("png", "jpg"))
        #expect(difference.same == ["image.formats"])
        #expect(difference.changed.isEmpty && difference.onlyLeft.isEmpty && difference.onlyRight.isEmpty)
    }

    @Test func `a quote in other words is no difference`() {
        var other = Self.names("png")
        other.source = Sample.note
        #expect(compare(Self.names("png"), other).same == ["image.formats"])
    }

    @Test func `another value, bound, adjustment or recommendation is one`() {
        for limit in [
            Limit(.names(["png", "webp"]), source: Sample.source),
            Limit(.names(["png"]), isInclusive: false, source: Sample.source),
            Limit(.names(["png"]), adjustment: .adjusts, source: Sample.source),
            Limit(.names(["png"]), isRecommended: true, source: Sample.source),
        ] {
            #expect(compare(Self.names("png"), limit).changed.map(\.topic) == ["image.formats"])
        }
    }

    @Test func `what an upstream says is not what the profile says`() {
        var inherited = Self.names("png")
        inherited.upstream = "kling-v1"
        #expect(compare(Self.names("png"), inherited).onlyLeft.map(\.topic) == ["image.formats"])
        #expect(compare(inherited, Self.names("png")).onlyRight.map(\.topic) == ["image.formats"])
        #expect(compare(inherited, Self.names("png")).onlyRight[0].left?.upstream == "kling-v1")
        #expect(compare(inherited, inherited) == compare(inherited, inherited))
        let silent = compare(inherited, nil)
        #expect(silent.same.isEmpty && silent.onlyLeft.isEmpty && silent.onlyRight.isEmpty)
    }

    @Test func `a profile differs from itself in nothing`() {
        let difference = ProfileDifference(Sample.profile, Sample.profile)
        #expect(difference.changed.isEmpty && difference.onlyLeft.isEmpty && difference.onlyRight.isEmpty)
        #expect(!difference.same.isEmpty)
    }
}
