import PreflightModel
import PreflightProfiles
import TestSupport
import Testing

@Suite struct OwnProfilesTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `a file that extends takes all and overrides some`() throws {
        let path = try folder.write(
            "mine.yml",
            "extends: kkiai\nlimits:\n  video.maxBytes: {value: 50 MB}\n  video.maxDuration.video: {value: 9.5 s}\n"
        )
        let base = try ProfileCatalogue.profile("kkiai")
        let mine = try ProfileCatalogue.profile(path)
        #expect(mine.limits[.videoMaxBytes]?.value == .fileSize(FileSize(50, .megabytes)))
        #expect(mine.limits[.videoMaxDurationVideo]?.value == .seconds(9.5))
        #expect(mine.limits[.imageMinSide] == base.limits[.imageMinSide])
        #expect(mine.dialects == base.dialects && mine.billing == base.billing)
        #expect(mine.id == path)
    }

    @Test func `where a file gives no quote, the file itself is the source`() throws {
        let path = try folder.write("mine.yml", "extends: kkiai\nlimits:\n  video.maxBytes: {value: 50 MB}\n")
        let source = try ProfileCatalogue.profile(path).limits[.videoMaxBytes]?.source
        #expect(source == LimitSource(document: path, quote: "", read: ""))
    }

    @Test func `a file may state everything itself`() throws {
        let path = try folder.write(
            "whole.yml",
            """
            id: mine.2
            name: Mine
            documents:
              mail: {title: A mail, url: "https://example.com/1", read: 2026-11-21}
            limits:
              image.minSide: {value: 301 px, quote: above 301, document: mail, bound: exclusive}
              video.maxDuration.image: {value: 10 s, quote: ten, document: mail, adjustment: trims}
              image.maxAspectRatio: {value: "16:9", quote: wide, document: mail}
            """)
        let profile = try ProfileCatalogue.profile(path)
        #expect(profile.limits[.imageMinSide]?.isInclusive == false)
        #expect(profile.limits[.videoMaxDurationImage]?.adjustment == .trims)
        #expect(profile.limits[.imageMaxAspectRatio]?.value == .aspectRatio(Ratio(16, 9)))
        #expect(
            profile.limits[.imageMinSide]?.source
                == LimitSource(
                    document: "A mail <https://example.com/1>", quote: "above 301", read: "2026-11-21"))
    }

    @Test func `extending a profile with an upstream keeps the upstream's limits and their mark`() throws {
        let path = try folder.write(
            "mine.yml", "extends: ulazai\nlimits:\n  image.minSide: {value: 512 px}\n")
        let stated = try ProfileCatalogue.profile(path)
        let effective = try ProfileCatalogue.effectiveProfile(path)
        #expect(stated.limits[.videoMaxBytes] == nil)
        #expect(stated.upstream == "kling-v1")
        #expect(effective.limits[.videoMaxBytes]?.upstream == "kling-v1")
        #expect(effective.limits[.imageMinSide]?.upstream == nil)
    }

    @Test func `files extend each other by paths relative to themselves`() throws {
        try folder.write("base.yml", "extends: kkiai\nlimits:\n  video.minSide: {value: 400 px}\n")
        let path = try folder.write("mine.yml", "extends: base.yml\n")
        #expect(try ProfileCatalogue.profile(path).limits[.videoMinSide]?.value == .pixels(400))
    }

    @Test func `a file that extends itself through another is refused`() throws {
        let first = try folder.write("first.yml", "extends: second.yml\n")
        try folder.write("second.yml", "extends: ./././first.yml\n")
        let error = #expect(throws: PreflightError.self) { try ProfileCatalogue.profile(first) }
        #expect(error?.message.contains("built on itself") == true)
        #expect(error?.message.contains("second.yml:1:10") == true)
    }

    @Test func `what two profiles are built on stands behind both`() throws {
        try folder.write("below.yml", "extends: kkiai\nlimits: {video.minSide: {value: 400 px}}\n")
        let path = try folder.write("mine.yml", "id: mine\nextends: below.yml\nupstream: ./below.yml\n")
        let profile = try ProfileCatalogue.effectiveProfile(path)
        #expect(profile.limits[.videoMinSide]?.value == .pixels(400))
        #expect(profile.limits[.imageMaxSide]?.upstream == "kling-v1")
    }

    @Test func `a chain of files that extend each other has an end`() throws {
        for index in 0..<3000 { try folder.write("chain\(index).yml", "extends: chain\(index + 1).yml\n") }
        let first = try folder.write("chain.yml", "extends: chain0.yml\n")
        let error = #expect(throws: PreflightError.self) { try ProfileCatalogue.profile(first) }
        #expect(error?.message.contains("too many others") == true)
        let short = try folder.write("chain6.yml", "extends: kkiai\n")
        #expect(try ProfileCatalogue.profile(short).limits[.videoMinSide]?.value == .pixels(340))
    }

    @Test func `a file that extends itself is named as it was given`() throws {
        let path = try folder.write("self.yml", "extends: ./././self.yml\n")
        let directory = path.dropLast("self.yml".count)
        let error = #expect(throws: PreflightError.self) {
            try ProfileCatalogue.profile("\(directory)./self.yml")
        }
        #expect(error?.message.hasSuffix("'\(path)' is built on itself; expected another profile") == true)
    }

    @Test func `a file without limits of its own may have an upstream`() throws {
        let path = try folder.write("mine.yml", "id: mine\nname: Mine\nupstream: kkiai\nlimits: {}\n")
        #expect(try ProfileCatalogue.effectiveProfile(path).limits[.videoMinSide]?.upstream == "kkiai")
    }

    @Test func `an upstream may be a file, and may not be the file itself`() throws {
        let path = try folder.write("mine.yml", "extends: kkiai\nupstream: mine.yml\n")
        let error = #expect(throws: PreflightError.self) { try ProfileCatalogue.effectiveProfile(path) }
        #expect(error?.message.contains("mine.yml:2:11") == true)
    }
}
