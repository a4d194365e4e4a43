internal import GRDB
internal import PreflightSystem

/// The database of the cache, open, and made anew when it is damaged or of another version.
struct CacheDatabase: Sendable {
    let pool: DatabasePool
    /// The number of the generation that reads and writes.
    let generation: Int64
    /// The day it was opened, counted from 1970.
    let today: Int64
    private let path: String
    private let lock: FileLock

    /// Why there is no database, in words that go on after "The cache is off:".
    struct Unusable: Error {
        var reason: String
    }

    private static let version = 1
    /// Days after which an entry that is of use is marked so again. Marking each at each look-up would turn a run that
    /// only reads into one that only writes.
    static let markInterval: Int64 = 7
    /// Days after its last mark on which an entry is removed: it was of no use for 30 at the least.
    private static let lifetime = 30 + markInterval

    /// Opens the database in a folder, which is made if need be.
    init(folder: String, generation: String, today: Int64) throws(Unusable) {
        do throws(SystemFailure) { try FilePlace.makeFolder(folder, isPrivate: true) } catch {
            throw Unusable(reason: "'\(folder)' cannot be made: \(error)")
        }
        guard (try? FileStatus(folder))?.isOwn == true else {
            throw Unusable(reason: "'\(folder)' belongs to somebody else, or others may write to it")
        }
        let path = "\(folder)/facts.sqlite"
        guard !FileStatus.isLink(path) else { throw Unusable(reason: "'\(path)' is a symbolic link") }
        self.path = path
        do throws(SystemFailure) { lock = try FileLock("\(folder)/facts.lock") } catch {
            throw Unusable(reason: "'\(folder)' cannot be written: \(error)")
        }
        self.today = today
        guard Self.share(lock) else { throw Unusable(reason: "'\(folder)' cannot be locked") }
        do {
            let open = { try Self.open(path, generation, today) }
            (pool, self.generation) = try open() ?? Self.rebuild(path, lock, open)
        } catch let error as Unusable {
            throw error
        } catch {
            throw Unusable(reason: "'\(path)': \(Self.words(error))")
        }
    }

    /// Whether an error says that the file is no sound database.
    static func isDamage(_ error: any Error) -> Bool {
        switch (error as? DatabaseError)?.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: true
        default: false
        }
    }

    /// An error of SQLite's in a few words.
    static func words(_ error: any Error) -> String {
        guard let error = error as? DatabaseError else { return "\(error)" }
        return error.message ?? error.resultCode.description
    }

    /// Closes the database.
    /// - Parameter isDamaged: Whether it turned out to be damaged: then it is removed, unless others use it.
    func close(isDamaged: Bool) {
        // The last connection to be closed is one that reads, and leaves the log for the next run to work through.
        if !isDamaged { _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) } }
        try? pool.close()
        if isDamaged, Self.takeAlone(lock) { Self.remove(path) }
    }

    private typealias Opened = (pool: DatabasePool, generation: Int64)

    /// Opens the file; nil when it has to be made anew.
    private static func open(_ path: String, _ generation: String, _ today: Int64) throws -> Opened? {
        guard FileStatus.kind(of: path) != nil else { return nil }
        do {
            let pool = try DatabasePool(path: path, configuration: configuration)
            let isOurs = try pool.read { database in
                // A view would have us work as long as it likes.
                try Int.fetchOne(database, sql: "PRAGMA user_version") == version
                    && database.tableExists("facts") && database.tableExists("generations")
                    && database.columns(in: "facts").map(\.name) == ["key", "used", "entry"]
                    && database.columns(in: "generations").map(\.name) == ["id", "name", "used"]
            }
            if isOurs { return (pool, try enter(generation, today, pool)) }
            try pool.close()
            return nil
        } catch let error as DatabaseError where isDamage(error) || error.resultCode == .SQLITE_ERROR {
            return nil
        }
    }

    private static func rebuild(
        _ path: String, _ lock: FileLock, _ open: () throws -> Opened?
    ) throws -> Opened {
        guard takeAlone(lock) else {
            throw Unusable(reason: "'\(path)' is damaged or of another version, and in use")
        }
        // Another run may have been quicker.
        var opened = try open()
        if opened == nil {
            remove(path)
            let pool = try DatabasePool(path: path, configuration: configuration)
            try pool.write { database in
                try database.execute(
                    sql: """
                        CREATE TABLE facts (key INTEGER PRIMARY KEY, used INTEGER NOT NULL, entry BLOB NOT NULL);
                        CREATE TABLE generations (
                            id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, used INTEGER NOT NULL);
                        PRAGMA user_version = \(version);
                        """)
            }
            try pool.close()
            opened = try open()
        }
        guard let opened, share(lock) else { throw Unusable(reason: "'\(path)' is in use") }
        return opened
    }

    private static func remove(_ path: String) {
        for ending in ["", "-wal", "-shm"] { FilePlace.remove(path + ending) }
    }

    /// The number of a generation. The first time on a day that it comes, what is out of use is removed.
    private static func enter(_ name: String, _ today: Int64, _ pool: DatabasePool) throws -> Int64 {
        let known = try pool.read { database in
            try Row.fetchOne(
                database, sql: "SELECT id FROM generations WHERE name = ? AND used = ?",
                arguments: [name, today])
        }
        if let known { return known[0] }
        return try pool.write { database in
            try database.execute(
                sql: """
                    INSERT INTO generations (name, used) VALUES (?, ?)
                    ON CONFLICT (name) DO UPDATE SET used = excluded.used
                    """, arguments: [name, today])
            for table in ["facts", "generations"] {
                // A clock that was wrong for a while must not keep anything for ever.
                try database.execute(
                    sql: "DELETE FROM \(table) WHERE used NOT BETWEEN ? AND ?",
                    arguments: [today - lifetime, today + 1])
            }
            guard
                let id = try Int64.fetchOne(
                    database, sql: "SELECT id FROM generations WHERE name = ?", arguments: [name])
            else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
            return id
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(2)
        configuration.maximumReaderCount = 8
        configuration.prepareDatabase { database in
            // In WAL mode a crash of the system may lose the last entries, and damages nothing.
            try database.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -8000")
        }
        return configuration
    }

    // The lock is held together by all who use the database, and by one alone who makes it anew: SQLite cannot know that
    // a file was exchanged below it. Making it takes milliseconds, or seconds on a busy machine; a run that uses it may
    // take hours.
    private static func share(_ lock: FileLock) -> Bool { lock.share(within: 10_000) }
    private static func takeAlone(_ lock: FileLock) -> Bool { lock.takeAlone(within: 500) }
}
