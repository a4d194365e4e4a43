import PreflightModel
import PreflightProfiles
import PreflightRules
import TestSupport
import Testing

/// Where an asset's bytes came from, in what the rules say of it.
@Suite struct AssetOriginTests {
    private func findings(_ facts: MediaFacts) throws -> [Finding] {
        RuleEngine.report(
            on: [AssetInRole(facts)], against: try ProfileCatalogue.effectiveProfile("kkiai"),
            orientation: .image, policy: Policy(isVerbose: true), tool: .test
        ).findings
    }

    /// Pictures and clips that are wrong in ways that commands fix.
    static let fixable = [
        "a picture": Sample.image(200, 300, byteCount: 20_000_000, path: "a.jpg"),
        "a name without an ending": Sample.image(path: "hero"),
        "a video": Sample.video(200, 300, seconds: 60, format: .avi, byteCount: 200_000_000, path: "a.mp4"),
    ]

    @Test(arguments: fixable.keys.sorted())
    func `no command is given for a file that is on a server`(name: String) throws {
        let facts = try #require(Self.fixable[name])
        var fetched = facts
        fetched.web = WebFacts(
            url: "https://cdn.example.com/a", scheme: "https", fetch: FetchFacts(status: 206))
        let local = try findings(facts)
        let remote = try findings(fetched)
        #expect(local.contains { $0.fix?.command != nil })
        #expect(remote.allSatisfy { $0.fix?.command == nil })
        #expect(remote.map(\.fix?.summary) == local.map(\.fix?.summary))
        #expect(remote.map(\.code) == local.map(\.code))
    }

    @Test func `the size of a fetched file is what the server says`() throws {
        let sizes = try findings(Sample.fetched()).filter { $0.code == "IMG002" }
        #expect(sizes.map(\.evidence) == [.http])
        #expect(try !findings(Sample.fetched()).contains { $0.evidence == .fileSystem })
    }

    @Test(arguments: fixable.keys.sorted())
    func `a local file that stands for a URL keeps its commands`(name: String) throws {
        let facts = try #require(Self.fixable[name])
        var mapped = facts
        mapped.web = WebFacts(url: "https://cdn.example.com/a", scheme: "https")
        #expect(try findings(mapped) == findings(facts))
    }
}
