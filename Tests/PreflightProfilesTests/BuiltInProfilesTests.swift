import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import PreflightProfiles

@Suite struct BuiltInProfilesTests {
    @Test func `every file of the catalogue is built in`() throws {
        let folder = Repository.root.appending(path: "Sources/PreflightProfiles/Catalogue")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(Set(files) == Set(ProfileCatalogue.ids.map { "\($0).yml" }))
    }

    @Test(arguments: ProfileCatalogue.ids)
    func `a built-in profile is known by its file's name`(id: String) throws {
        #expect(try ProfileCatalogue.profile(id).id == id)
    }

    @Test(arguments: ["kkiai", "kling-v1", "kling-v2"])
    func `the limits that Kling and its gateway share`(id: String) throws {
        let limits = try ProfileCatalogue.profile(id).limits.mapValues(\.value)
        #expect(limits[.imageFormats] == .names(["jpg", "jpeg", "png"]))
        #expect(limits[.imageMinSide] == .pixels(300))
        #expect(limits[.imageMinAspectRatio] == .aspectRatio(Ratio(2, 5)))
        #expect(limits[.imageMaxAspectRatio] == .aspectRatio(Ratio(5, 2)))
        #expect(limits[.videoContainers] == .names(["mp4", "mov"]))
        #expect(limits[.videoMaxBytes] == .fileSize(FileSize(100, .megabytes)))
        #expect(limits[.videoMinSide] == .pixels(340))
        #expect(limits[.videoMaxSide] == .pixels(3850))
        #expect(limits[.videoMinDuration] == .seconds(3))
        #expect(limits[.videoMaxDurationImage] == .seconds(10))
        #expect(limits[.videoMaxDurationVideo] == .seconds(30))
    }

    @Test(arguments: [("kkiai", 10), ("kling-v1", 10), ("kling-v2", 50)])
    func `the greatest image file`(id: String, megabytes: Int64) throws {
        let limit = try ProfileCatalogue.profile(id).limits[.imageMaxBytes]
        #expect(limit?.value == .fileSize(FileSize(megabytes, .megabytes)))
    }

    @Test(arguments: [("kkiai", nil), ("kling-v1", 65_536), ("kling-v2", nil)] as [(String, Int?)])
    func `only the legacy page states a greatest image side`(id: String, pixels: Int?) throws {
        #expect(try ProfileCatalogue.profile(id).limits[.imageMaxSide]?.value == pixels.map { .pixels($0) })
    }

    @Test func `UlazAI documents durations and nothing else about media`() throws {
        let limits = try ProfileCatalogue.profile("ulazai").limits
        #expect(
            limits.keys.sorted(by: <) == [
                .videoMinDuration, .videoMaxDurationImage, .videoMaxDurationVideo, .promptMaxCharacters,
            ])
        #expect(limits[.videoMaxDurationImage]?.value == .seconds(10))
    }

    @Test func `UlazAI's effective profile takes the rest from its upstream and says so`() throws {
        let effective = try ProfileCatalogue.effectiveProfile("ulazai")
        #expect(effective.limits[.imageMinSide]?.value == .pixels(300))
        #expect(effective.limits[.imageMinSide]?.upstream == "kling-v1")
        #expect(effective.limits[.videoMinDuration]?.upstream == nil)
        let unstated: Set<LimitKey> = [.videoMinFrameRate, .videoMaxFrameRate]
        #expect(Set(effective.limits.keys) == Set(LimitKey.allCases).subtracting(unstated))
    }

    @Test(arguments: [
        ("kkiai", "model_name", ["kling-v2-6", "kling-v3"]), ("kkiai", "mode", ["std", "pro"]),
        ("kkiai", "keep_original_sound", ["yes", "no"]),
        ("kkiai", "character_orientation", ["image", "video"]),
        ("ulazai", "model_slug", ["kling_3_0_motion_control"]),
        ("ulazai", "quality_mode", ["720p", "1080p"]),
        ("ulazai", "video_model", ["kling_3_0_motion_control"]),
        ("kling-v2", "settings.audio", ["original", "off"]),
    ])
    func `a field's values`(id: String, field: String, values: [String]) throws {
        #expect(try Self.field(field, of: id).values == values)
    }

    @Test(arguments: ["kkiai", "ulazai", "kling-v1", "kling-v2"])
    func `a prompt has at most 2500 characters`(id: String) throws {
        #expect(try ProfileCatalogue.profile(id).limits[.promptMaxCharacters]?.value == .characters(2500))
    }

    @Test(arguments: ["input_image_urls", "input_video_urls", "source_image_urls", "video_urls"])
    func `UlazAI takes exactly one of each URL`(field: String) throws {
        let field = try Self.field(field, of: "ulazai")
        #expect(field.minimum == 1 && field.maximum == 1)
    }

    @Test func `UlazAI's duration is a whole number from 3 to 30`() throws {
        let field = try Self.field("duration_seconds", of: "ulazai")
        #expect(field.type == "integer" && field.minimum == 3 && field.maximum == 30)
    }

    @Test func `Kling takes at most one element`() throws {
        #expect(try Self.field("contents[type=element]", of: "kling-v2").maximum == 1)
        #expect(try ProfileCatalogue.profile("kling-v2").summary.hasSuffix("the latter takes no element."))
    }

    @Test(arguments: ["image_url", "video_url", "character_orientation", "mode"])
    func `KKIAI requires this field`(field: String) throws {
        #expect(try Self.field(field, of: "kkiai").isRequired == true)
    }

    @Test(arguments: ProfileCatalogue.ids)
    func `every dialect says where its media are`(id: String) throws {
        for dialect in try ProfileCatalogue.profile(id).dialects {
            #expect(dialect.field(.image) != nil && dialect.field(.video) != nil)
        }
    }

    @Test func `only these have no dialect: their pages name no field of the media, or they have no request`()
        throws
    {
        let silent = try ProfileCatalogue.ids.filter { try ProfileCatalogue.profile($0).dialects.isEmpty }
        #expect(silent == ["comfyui", "fast-token", "higgsfield", "kepler", "polza", "runway"])
    }

    @Test func `no two dialects share an id`() throws {
        let ids = try ProfileCatalogue.ids.flatMap { try ProfileCatalogue.profile($0).dialects.map(\.id) }
        #expect(Set(ids).count == ids.count)
    }

    @Test func `Kling's current API is paid by the second of its result`() throws {
        let billing = try #require(try ProfileCatalogue.profile("kling-v2").billing)
        #expect(billing.basis == .output && billing.prices.count == 8)
    }

    @Test(arguments: ProfileCatalogue.ids)
    func `every statement has a document, a quote and a date`(id: String) throws {
        for source in try ProfileCatalogue.profile(id).statedSources {
            #expect(!source.document.isEmpty && !source.quote.isEmpty && source.strength != nil)
            #expect(source.read.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil)
        }
    }

    @Test(
        .needsShared("seeds"),
        arguments: [("kkiai", "000_872903fe9678ece8.txt"), ("ulazai", "004_89851fa11acfab3d.txt")])
    func `every quote stands in the document word for word`(id: String, seed: String) throws {
        let document = Self.folded(
            try String(contentsOfFile: SharedFolder.path("seeds/\(seed)"), encoding: .utf8))
        let profile = try ProfileCatalogue.profile(id)
        // Others' documents are quoted too, where they contradict.
        for source in profile.statedSources where source.document.hasPrefix(profile.name) {
            #expect(document.contains(Self.folded(source.quote)))
        }
    }

    private static func folded(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func field(_ name: String, of id: String) throws -> RequestField {
        try #require(ProfileCatalogue.profile(id).dialects.flatMap(\.fields).first { $0.name == name })
    }
}
