import Foundation
import GRDB
import PreflightModel
import PreflightStore
import TestSupport
import Testing

@Suite(.tags(.slow, .asksForTheDay, .readsStrangersBytes), .ownThread) struct CacheDamageTests {
    private enum Damage: CaseIterable {
        case garbage, empty, cut, otherVersion, otherTables, noTables

        func befall(_ path: String) throws {
            switch self {
            case .garbage: try Data(repeating: 0x61, count: 10_000).write(to: URL(filePath: path))
            case .empty: try Data().write(to: URL(filePath: path))
            case .cut:
                let handle = try #require(FileHandle(forUpdatingAtPath: path))
                try handle.truncate(atOffset: 5_000)
                try handle.close()
            case .otherVersion: try execute("PRAGMA user_version = 9", path)
            case .otherTables: try execute("ALTER TABLE facts RENAME COLUMN entry TO other", path)
            case .noTables: try execute("DROP TABLE facts", path)
            }
        }

        private func execute(_ sql: String, _ path: String) throws {
            let database = try DatabaseQueue(path: path)
            try database.writeWithoutTransaction { try $0.execute(sql: sql) }
            try database.close()
        }
    }

    @Test(arguments: Damage.allCases)
    private func `a damaged cache is made anew`(damage: Damage) throws {
        let trial = try CacheTrial(fileCount: 300)
        trial.fill()
        try damage.befall(trial.database)
        // A cut is only seen when what is gone is asked for: then it is off, and whole the next time.
        #expect(trial.saysNothingWrong())
        trial.fill()
        trial.fill()
        #expect(trial.open().diagnostic == nil)
        #expect(trial.foundCount() == 300)
    }

    @Test func `a damaged cache never says anything wrong, whichever byte fell over`() throws {
        let trial = try CacheTrial(fileCount: 300)
        trial.fill()
        let sound = try Data(contentsOf: URL(filePath: trial.database))
        var source = RandomSource(seed: 1)
        for _ in 0..<150 {
            var bytes = sound
            for _ in 0...source.below(20) { bytes[source.below(bytes.count)] ^= 1 << source.below(8) }
            for ending in ["", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: trial.database + ending)
            }
            try bytes.write(to: URL(filePath: trial.database))
            #expect(trial.saysNothingWrong())
        }
    }

    @Test func `a damaged cache is off while others use it`() throws {
        let trial = try CacheTrial()
        trial.fill()
        let user = trial.open()
        try Data("no database".utf8).write(to: URL(filePath: trial.database))
        let cache = trial.open()
        #expect(cache.diagnostic?.contains("in use") == true)
        #expect(cache.facts(for: trial.identities) == [nil])
        user.finish()
        #expect(trial.open().diagnostic == nil)
    }
}

@Suite(.tags(.slow, .asksForTheDay, .readsStrangersBytes), .ownThread) struct CacheFailureTests {
    @Test func `a cache in a folder that cannot be made is off`() throws {
        let trial = try CacheTrial()
        let cache = FactsCache(folder: "\(trial.files[0])/cache", generation: "test")
        #expect(cache.diagnostic?.hasPrefix("The cache is off: ") == true)
        CacheTrial.add(trial.files[0], to: cache)
        #expect(cache.facts(for: trial.identities) == [nil])
        cache.finish()
    }

    @Test func `a cache with a folder in its place is off`() throws {
        let trial = try CacheTrial()
        try FileManager.default.createDirectory(atPath: trial.database, withIntermediateDirectories: true)
        #expect(trial.open().diagnostic != nil)
        #expect(trial.found() == [nil])
    }

    @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
    func `a cache that cannot be written is off`() throws {
        let trial = try CacheTrial()
        trial.fill()
        try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: trial.database)
        #expect(trial.open(day: CacheTrial.today + 1).diagnostic != nil)
    }

    @Test func `a cache that cannot be written since the disk is full is off, and whole`() throws {
        let trial = try CacheTrial(fileCount: 2000)
        trial.fill()
        // No file may become larger than 32 KiB.
        let script = """
            trap '' XFSZ
            ulimit -f 64
            exec '\(try Program("facts-cache-writer").path)' '\(trial.cacheFolder)' '\(trial.folder.path("files"))' 2
            """
        let result = try Program.shell(script)
        #expect(result.status == 0)
        #expect(result.output.contains("The cache is off: "))
        #expect(trial.saysNothingWrong())
        trial.fill()
        #expect(trial.foundCount() == 2000)
    }
}
