import Foundation
import GRDB
import PreflightStore
import TestSupport
import Testing

@Suite(.tags(.slow, .readsStrangersBytes), .ownThread) struct SharedCacheTests {
    @Test func `a shared cache answers several threads at once`() async throws {
        let trial = try CacheTrial(fileCount: 500)
        trial.fill()
        let cache = trial.open()
        let identities = trial.identities
        let expected = identities.map(CacheTrial.facts)
        await withTaskGroup(of: Bool.self) { group in
            for worker in 0..<8 {
                group.addTask {
                    for file in trial.files where worker % 2 == 0 { CacheTrial.add(file, to: cache) }
                    return (0..<10).allSatisfy { _ in cache.facts(for: identities) == expected }
                }
            }
            for await isRight in group { #expect(isRight) }
        }
        cache.finish()
        #expect(cache.diagnostic == nil)
    }

    @Test func `a shared cache is made once when several begin at once`() async throws {
        let trial = try CacheTrial(fileCount: 10)
        await withTaskGroup(of: String?.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let cache = trial.open()
                    for file in trial.files { CacheTrial.add(file, to: cache) }
                    cache.finish()
                    return cache.diagnostic
                }
            }
            for await diagnostic in group { #expect(diagnostic == nil) }
        }
        #expect(trial.foundCount() == 10)
    }

    @Test func `a shared cache is whole after those who wrote to it were killed`() throws {
        let trial = try CacheTrial(fileCount: 400)
        let program = try Program("facts-cache-writer")
        for _ in 0..<5 {
            let writers = try (0..<2).map { _ in
                try RunningProgram(program, [trial.cacheFolder, trial.folder.path("files")])
            }
            for writer in writers { #expect(try writer.output.next() == "writing") }
            #expect(trial.saysNothingWrong())
            for writer in writers { writer.signal(SIGKILL) }
            for writer in writers { #expect(writer.end().wasKilled) }

            let database = try DatabaseQueue(path: trial.database)
            let complaint = try database.read {
                try String.fetchOne($0, sql: "PRAGMA integrity_check")
            }
            #expect(complaint == "ok")
            try database.close()
            #expect(trial.foundCount() == 400)
            #expect(trial.saysNothingWrong())
        }
    }
}
