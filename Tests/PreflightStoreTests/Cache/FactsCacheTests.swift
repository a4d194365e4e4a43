import Foundation
import PreflightModel
import PreflightProbe
import PreflightSystem
import TestSupport
import Testing

@testable import PreflightStore

@Suite(.tags(.asksForTheDay, .readsStrangersBytes)) struct FactsCacheTests {
    @Test func `the cache knows a file again in the next run, under whatever name`() throws {
        let trial = try CacheTrial(fileCount: 3)
        trial.fill()
        #expect(trial.found() == trial.identities.map(CacheTrial.facts))
        let link = trial.folder.path("other.JPG")
        try FileManager.default.linkItem(atPath: trial.files[0], toPath: link)
        // A link changes the change time of what it links to.
        #expect(trial.foundCount() == 2)
        CacheTrial.add(link, to: trial.open())
        trial.fill()
        #expect(trial.found()[0]?.named(link).fileExtension == "jpg")
        #expect(trial.found()[0]?.named(link).path == link)
    }

    @Test func `the cache gives back what the probe measured`() throws {
        let files = Fixture.names(in: "image").map(Fixture.path)
        let trial = try CacheTrial(fileCount: 0)
        let cache = trial.open()
        for file in files {
            guard let sighting = CacheTrial.settled(file) else { continue }
            cache.add(MediaProbe.facts(of: .file(file)), of: file, since: sighting)
        }
        cache.finish()
        let reopened = trial.open()
        let found = zip(files, reopened.facts(for: files.compactMap(FileIdentity.of)))
        for (file, facts) in found {
            let measured = MediaProbe.facts(of: .file(file))
            #expect(facts?.named(file) == (measured.other == nil ? measured : nil))
        }
        #expect(files.count > 50)
    }

    @Test(arguments: [0, 1, 63, 64, 65, 200, 1000])
    func `the cache looks up any number at once`(count: Int) throws {
        let trial = try CacheTrial(fileCount: count)
        // Every third stays unknown.
        let cache = trial.open()
        for (index, file) in trial.files.enumerated() where index % 3 != 0 { CacheTrial.add(file, to: cache) }
        cache.finish()
        let expected = trial.identities.enumerated().map { $0 % 3 == 0 ? nil : CacheTrial.facts(of: $1) }
        #expect(trial.found() == expected)
    }

    @Test func `the cache finds nothing when a single part of the identity differs`() throws {
        let trial = try CacheTrial()
        trial.fill()
        let cache = trial.open()
        let identity = try #require(trial.identities.first)
        #expect(cache.facts(for: [identity]) != [nil])
        for difference in [-1, 1] as [Int64] {
            var changed = [FileIdentity](repeating: identity, count: 5)
            changed[0].device = UInt64(bitPattern: Int64(bitPattern: identity.device) + difference)
            changed[1].inode = UInt64(bitPattern: Int64(bitPattern: identity.inode) + difference)
            changed[2].byteCount += difference
            changed[3].modified += difference
            changed[4].changed += difference
            #expect(cache.facts(for: changed) == [nil, nil, nil, nil, nil])
        }
    }

    @Test func `the cache keeps apart files that share a place`() throws {
        let trial = try CacheTrial()
        let one = try #require(trial.identities.first)
        var other = one
        other.device &+= 1
        other.inode &-= 0x9E37_79B9_7F4A_7C15
        #expect(CacheEntry.key(of: one) == CacheEntry.key(of: other))
        trial.fill()
        #expect(trial.open().facts(for: [other, one, other]) == [nil, CacheTrial.facts(of: one), nil])
    }

    @Test func `the cache tells a file that was written to since`() throws {
        let trial = try CacheTrial(fileCount: 2)
        trial.fill()
        try Data([1]).write(to: URL(filePath: trial.files[0]))
        #expect(trial.found().map { $0 != nil } == [false, true])
    }

    @Test func `the cache belongs to a generation`() throws {
        let trial = try CacheTrial(fileCount: 2)
        trial.fill(generation: "one")
        #expect(trial.foundCount(generation: "two") == 0)
        trial.fill(generation: "two")
        #expect(trial.foundCount(generation: "two") == 2)
        #expect(trial.foundCount(generation: "one") == 0)
    }

    @Test(arguments: [
        (-3_000_000_000, false), (0, false), (1_999_999_999, false), (2_000_000_000, true),
        (2_000_000_001, true),
    ])
    func `the cache waits until a file has rested`(rest: Int64, isKept: Bool) throws {
        let trial = try CacheTrial()
        let cache = trial.open()
        var sighting = try #require(CacheTrial.settled(trial.files[0]))
        sighting.moment = max(sighting.identity.changed, sighting.identity.modified) + rest
        cache.add(CacheTrial.facts(of: sighting.identity), of: trial.files[0], since: sighting)
        cache.finish()
        #expect((trial.foundCount() == 1) == isKept)
    }

    @Test(arguments: [
        (Int64.min, Int64.max, Int64.max), (.min, 0, 0), (.max, .min, .min), (0, .max, .min),
    ])
    func `the cache takes no time for rest that cannot be reckoned`(
        moment: Int64, modified: Int64, changed: Int64
    ) {
        let identity = FileIdentity(
            device: 0, inode: 0, byteCount: 0, modified: modified, changed: changed)
        #expect(!FileSighting(identity: identity, moment: moment).isSettled)
    }

    @Test func `the cache keeps nothing that may be another the next time`() throws {
        let trial = try CacheTrial(fileCount: 5)
        let cache = trial.open()
        let sightings = trial.files.compactMap(CacheTrial.settled)
        var facts = sightings.map { CacheTrial.facts(of: $0.identity) }
        facts[0].content = .other(OtherFacts(problem: SourceProblem(.limitReached, "too slow")))
        facts[1].web = WebFacts(url: "https://example.com/a.png")
        facts[2].byteCount = 99
        for index in 0..<3 { cache.add(facts[index], of: trial.files[index], since: sightings[index]) }
        // Written to, and gone, while it was measured.
        try Data([1]).write(to: URL(filePath: trial.files[3]))
        cache.add(facts[3], of: trial.files[3], since: sightings[3])
        try FileManager.default.removeItem(atPath: trial.files[4])
        cache.add(facts[4], of: trial.files[4], since: sightings[4])
        cache.finish()
        #expect(trial.open().facts(for: sightings.map(\.identity)) == [nil, nil, nil, nil, nil])
    }

    @Test(arguments: [(nil, 37, 1), (nil, 38, 0), (6, 37, 1), (6, 38, 0), (7, 44, 1), (7, 45, 0)])
    func `the cache forgets what was of no use for long`(used: Int64?, opened: Int64, count: Int) throws {
        let trial = try CacheTrial()
        trial.fill(day: 100)
        if let used { #expect(trial.foundCount(day: 100 + used) == 1) }
        #expect(trial.foundCount(day: 100 + opened) == count)
    }

    @Test func `the cache is nobody else's`() throws {
        let trial = try CacheTrial()
        trial.fill()
        let attributes = try FileManager.default.attributesOfItem(atPath: trial.cacheFolder)
        #expect(attributes[.posixPermissions] as? Int == 0o700)
    }

    @Test func `the cache identifies regular files only`() throws {
        let trial = try CacheTrial()
        #expect(FileIdentity.of(trial.files[0]) != nil)
        for path in [trial.folder.url.path, "/dev/null", trial.folder.path("missing"), "", "a\0b"] {
            #expect(FileIdentity.of(path) == nil)
        }
    }

    @Test(arguments: [
        (["PREFLIGHT_CACHE_DIR": "own", "XDG_CACHE_HOME": "/xdg", "HOME": "/home"], "own"),
        (["PREFLIGHT_CACHE_DIR": "", "XDG_CACHE_HOME": "/xdg", "HOME": "/home"], "/xdg/preflight"),
        (["XDG_CACHE_HOME": "relative"], nil), ([:], nil), (["HOME": ""], nil),
    ])
    func `the cache lies where the environment says`(environment: [String: String], folder: String?) {
        #expect(CacheFolder.path(environment) == folder)
    }
}
