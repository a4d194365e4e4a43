import PreflightModel
import PreflightReports
import TestSupport
import Testing

@Suite struct ProfileListTests {
    private static let profiles = [
        Profile(id: "v1-passthroughs", name: "YutoAI, EZModel, HingNet, new-api", kind: .validator),
        Profile(
            id: "kkiai", name: "KKIAI", kind: .gateway,
            limits: [.imageMinSide: Limit(.pixels(300), source: Sample.source)]),
    ]

    @Test(arguments: [80, 100])
    func `a profile is one line that fits`(width: Int) {
        let lines = TextProfile(TextLayout(width: width)).list(Self.profiles).split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.allSatisfy { $0.count <= width })
        #expect(lines[2].hasPrefix("kkiai  "))
        #expect(lines[2].hasSuffix("2026-11-20"))
    }

    @Test func `a name gives way where all does not fit`() {
        let narrow = TextProfile(TextLayout(width: 80)).list(Self.profiles)
        #expect(narrow.contains("v1-passthroughs  YutoAI, EZModel"))
        #expect(narrow.contains("…  validator  "))
        #expect(
            TextProfile().list(Self.profiles).contains("  YutoAI, EZModel, HingNet, new-api  validator  "))
    }

    @Test func `what only an upstream documents is not counted`() {
        var profile = Self.profiles[1]
        profile.limits[.imageMinSide]?.upstream = "kling-v1"
        #expect(TextProfile().list([profile]).contains("gateway         0         0  –\n"))
    }
}
