import PreflightModel
import TestSupport
import Testing

@testable import PreflightReports

@Suite struct LimitComparisonTests {
    private func order(_ key: LimitKey, _ limits: [Limit]) -> [String] {
        let profiles = limits.enumerated().map { index, limit in
            Profile(id: "p\(index)", name: "P", limits: [key: limit])
        }
        return LimitComparison(of: key, in: profiles).groups.map(\.words)
    }

    private static func limit(_ value: Limit.Value, isInclusive: Bool = true) -> Limit {
        Limit(value, isInclusive: isInclusive, source: Sample.source)
    }

    @Test func `of what is at most, the least is the strictest`() {
        let limits = [FileSize(1, .gigabytes), FileSize(10, .megabytes), FileSize(500, .kilobytes)]
        #expect(
            order(.imageMaxBytes, limits.map { Self.limit(.fileSize($0)) }) == ["500 KB", "10 MB", "1 GB"])
    }

    @Test func `of what is at least, the greatest is the strictest`() {
        #expect(
            order(.videoMinSide, [300, 720, 340].map { Self.limit(.pixels($0)) }) == [
                "720 px", "340 px", "300 px",
            ])
        let ratios = [Ratio(2, 5), Ratio(1, 1), Ratio(1, 3)].map { Self.limit(.aspectRatio($0)) }
        #expect(order(.imageMinAspectRatio, ratios) == ["1:1", "2:5", "1:3"])
    }

    @Test func `of lists, the shorter one is`() {
        let lists = [["mp4", "mov", "webm"], ["mp4"], ["mp4", "mov"]].map { Self.limit(.names($0)) }
        #expect(order(.videoContainers, lists) == ["mp4", "mp4, mov", "mp4, mov, webm"])
    }

    @Test func `at one value, what is not allowed itself is stricter, and refusing comes before altering`() {
        let limits = [
            Limit(.seconds(10), isRecommended: true, source: Sample.source),
            Limit(.seconds(10), adjustment: .trims, source: Sample.source),
            Self.limit(.seconds(10)),
            Self.limit(.seconds(10), isInclusive: false),
        ]
        #expect(
            order(.videoMaxDurationImage, limits) == [
                "10 s (the bound itself is not allowed)", "10 s", "10 s (the provider trims what is outside)",
                "10 s (only recommended)",
            ])
    }

    @Test func `who says the same stands together, by id, and an upstream's limit is nobody's`() {
        var inherited = Self.limit(.pixels(300))
        inherited.upstream = "kling-v1"
        let profiles = [("b", Self.limit(.pixels(300))), ("c", inherited), ("a", Self.limit(.pixels(300)))]
            .map { Profile(id: $0.0, name: "P", limits: [.imageMinSide: $0.1]) }
        let comparison = LimitComparison(of: .imageMinSide, in: profiles)
        #expect(comparison.groups.map { $0.limits.map(\.id) } == [["a", "b"]])
        #expect(comparison.silent == ["c"])
    }
}
