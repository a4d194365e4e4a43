import Foundation
import MediaPreflight
import PreflightReports
import TestSupport
import Testing

/// What is generated from the built-in profiles.
@Suite struct ProfilePagesTests {
    @Test func `the documentation's pages on providers are current: else run make profile-pages`() throws {
        let pages = ProfilePages.all(try Preflight.builtInProfiles.map { try Preflight.statedProfile($0) })
        for page in pages {
            let file = Self.folder.appendingPathComponent(page.name)
            let text = try? String(contentsOf: file, encoding: .utf8)
            #expect(text == page.text, "\(page.name) is not current")
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(names.sorted() == pages.map(\.name).sorted())
        #expect(pages.count == Preflight.builtInProfiles.count + 1)
    }

    @Test(arguments: Preflight.builtInProfiles)
    func `a profile's JSON fits the schema of profile files`(id: String) throws {
        let json = ProfileJSON().render(try Preflight.statedProfile(id))
        let schema = JSONSchema.published
        #expect(try schema.mistakes(in: json, schema: "preflight-profile-1.schema.json") == [])
    }

    @Test(arguments: Preflight.builtInProfiles)
    func `a profile's JSON reads back as the same profile`(id: String) throws {
        var copy = try Preflight.statedProfile(id)
        // The id of a built-in profile is taken.
        copy.id = "copy"
        let folder = try TemporaryFolder()
        let path = try folder.write("copy.yml", ProfileJSON().render(copy))
        #expect(try Preflight.statedProfile(path) == copy)
    }

    @Test func `a changed profile's JSON reads back too`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "mine.yml", Array("extends: ulazai\nid: mine\nlimits:\n  image.minSide: {value: 512 px}\n".utf8))
        let mine = try Preflight.statedProfile(path)
        let json = ProfileJSON().render(mine)
        let schema = JSONSchema.published
        #expect(try schema.mistakes(in: json, schema: "preflight-profile-1.schema.json") == [])
        let copy = try Preflight.statedProfile(folder.write("copy.yml", json))
        #expect(copy.limits.mapValues(\.value) == mine.limits.mapValues(\.value))
        #expect(copy.extends == "ulazai" && copy.upstream == "kling-v1" && copy.dialects == mine.dialects)
    }

    @Test func `what is not stated stands in no page`() throws {
        let effective = try Preflight.profile("ulazai")
        let stated = try Preflight.statedProfile("ulazai")
        #expect(ProfileJSON().render(effective) == ProfileJSON().render(stated))
        #expect(MarkdownProfile().render(effective) == MarkdownProfile().render(stated))
        #expect(MarkdownProfileTable().render([effective]) == MarkdownProfileTable().render([stated]))
    }

    private static let folder = Repository.root
        .appendingPathComponent("Sources/MediaPreflight/MediaPreflight.docc/Providers")
}
