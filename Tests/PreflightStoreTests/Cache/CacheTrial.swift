import Foundation
import PreflightModel
import PreflightStore
import PreflightSystem
import TestSupport

/// A cache in a folder of its own, and files to keep facts of.
struct CacheTrial {
    let folder: TemporaryFolder
    let files: [String]

    /// Makes files of different sizes.
    init(fileCount: Int = 1) throws {
        let folder = try TemporaryFolder()
        files = try (0..<fileCount).map {
            try folder.write("files/\($0).png", [UInt8](repeating: 0, count: $0 % 50))
        }
        self.folder = folder
    }

    var cacheFolder: String { folder.path("cache") }
    var database: String { "\(cacheFolder)/facts.sqlite" }
    var identities: [FileIdentity] { files.compactMap(FileIdentity.of) }

    /// As other programs have it that use the cache.
    static var today: Int64 { Int64(time(nil)) / 86400 }

    /// Opens the cache on a day.
    func open(generation: String = "test", day: Int64 = Self.today) -> FactsCache {
        FactsCache(folder: cacheFolder, generation: generation, now: day * 86400)
    }

    /// Fills the cache with facts of all files.
    func fill(generation: String = "test", day: Int64 = Self.today) {
        let cache = open(generation: generation, day: day)
        for file in files { Self.add(file, to: cache) }
        cache.finish()
    }

    /// What the cache knows of each file.
    func found(generation: String = "test", day: Int64 = Self.today) -> [MediaFacts?] {
        let cache = open(generation: generation, day: day)
        defer { cache.finish() }
        return cache.facts(for: identities)
    }

    /// How many files the cache knows.
    func foundCount(generation: String = "test", day: Int64 = Self.today) -> Int {
        found(generation: generation, day: day).count { $0 != nil }
    }

    /// Whether everything the cache says is true, however little that is.
    func saysNothingWrong() -> Bool {
        zip(found(), identities).allSatisfy { $0 == nil || $0 == Self.facts(of: $1) }
    }

    /// Adds a file as if it had rested for long enough.
    static func add(_ file: String, to cache: FactsCache) {
        guard let sighting = settled(file) else { return }
        cache.add(facts(of: sighting.identity), of: file, since: sighting)
    }

    static func settled(_ file: String) -> FileSighting? {
        FileIdentity.of(file).map { FileSighting(identity: $0, moment: $0.changed + 2_000_000_000) }
    }

    /// Facts that tell by themselves which file they are of.
    static func facts(of identity: FileIdentity) -> MediaFacts {
        Sample.image(
            Int(truncatingIfNeeded: identity.inode), 1, format: .png, byteCount: identity.byteCount, path: "")
    }
}
