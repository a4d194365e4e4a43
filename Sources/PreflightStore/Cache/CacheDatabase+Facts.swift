internal import FoundationEssentials
internal import GRDB
internal import PreflightModel
internal import PreflightSystem

extension CacheDatabase {
    /// Entries that are asked for at once: a question to SQLite costs more than its answer.
    private static let batchCount = 64

    /// The facts of files, and the keys of entries that were of use and are to be marked so.
    func facts(for identities: [FileIdentity]) throws -> (facts: [MediaFacts?], unmarked: [Int64]) {
        var facts = [MediaFacts?](repeating: nil, count: identities.count)
        var unmarked: [Int64] = []
        try pool.read { connection in
            let places = Array(repeating: "?", count: Self.batchCount).joined(separator: ", ")
            let statement = try connection.cachedStatement(
                sql: "SELECT key, used, entry FROM facts WHERE key IN (\(places)) ORDER BY key")
            for start in stride(from: 0, to: identities.count, by: Self.batchCount) {
                var wanted = (start..<min(start + Self.batchCount, identities.count))
                    .map { (key: CacheEntry.key(of: identities[$0]), index: $0) }[...]
                wanted.sort { $0.key < $1.key }
                // Where fewer are wanted, the first is asked for again.
                let padding = repeatElement(wanted[0].key, count: Self.batchCount - wanted.count)
                statement.setUncheckedArguments(StatementArguments(wanted.map(\.key) + padding))
                let rows = try Row.fetchCursor(statement)
                while let row = try rows.next() {
                    let key: Int64 = row[0]
                    let entry = try row.withUnsafeData(atIndex: 2) {
                        $0.flatMap { CacheEntry(sealed: [UInt8]($0)) }
                    }
                    wanted = wanted.drop { $0.key < key }
                    guard let entry, entry.generation == generation else { continue }
                    // Several when a file has several names, or shares its key with another.
                    for file in wanted.prefix(while: { $0.key == key })
                    where identities[file.index] == entry.identity {
                        facts[file.index] = entry.facts
                        if row[1] <= today - Self.markInterval { unmarked.append(key) }
                    }
                }
            }
        }
        return (facts, unmarked)
    }

    /// Writes entries and marks, all or nothing: a run that dies leaves a whole database.
    func write(_ entries: [CacheEntry], marking keys: Set<Int64>) throws {
        try pool.write { connection in
            let marking = try connection.cachedStatement(sql: "UPDATE facts SET used = ? WHERE key = ?")
            for key in keys { try marking.execute(arguments: [today, key]) }
            let adding = try connection.cachedStatement(
                sql: "INSERT OR REPLACE INTO facts (key, used, entry) VALUES (?, ?, ?)")
            for entry in entries {
                try adding.execute(arguments: [
                    CacheEntry.key(of: entry.identity), today, Data(entry.sealed),
                ])
            }
        }
    }
}
