package import PreflightModel
package import PreflightSystem
internal import Synchronization

/// Facts of local files, kept from run to run, so that a file that has not changed is not measured again.
///
/// An answer is given only when all of a file's identity, and the generation, are what they were when it was measured.
/// A cache that cannot be used is off: every look-up then finds nothing, and ``diagnostic`` says why. Several threads may
/// use it at once, and several runs may share its folder.
package final class FactsCache: Sendable {
    private let state: Mutex<State>

    private struct State {
        var database: CacheDatabase?
        var diagnostic: String?
        /// What is not in the database yet.
        var entries: [CacheEntry] = []
        /// The places of entries that were of use, and have not been for long.
        var used: Set<Int64> = []

        var isFull: Bool { entries.count >= 256 || used.count >= 4096 }
    }

    /// Opens the cache in a folder.
    /// - Parameters:
    ///   - folder: The folder, as `CacheFolder` tells it.
    ///   - generation: All that facts depend on besides the file: the program's build, the versions of the libraries that
    ///     it is linked with, and the bounds it measures under.
    ///   - now: Seconds since 1970.
    package init(folder: String, generation: String, now: Int64 = Clock.seconds) {
        var state = State()
        do throws(CacheDatabase.Unusable) {
            state.database = try CacheDatabase(folder: folder, generation: generation, today: now / 86400)
        } catch {
            state.diagnostic = "The cache is off: \(error.reason)."
        }
        self.state = Mutex(state)
    }

    /// Why the cache is off; nil when it is not.
    package var diagnostic: String? { state.withLock { $0.diagnostic } }

    /// Looks up the facts of files. Batches of 64 cost the least.
    /// - Parameter identities: The files, as they are now.
    /// - Returns: The facts of each, without a name (`MediaFacts.named` gives them theirs); nil where they are not known.
    package func facts(for identities: [FileIdentity]) -> [MediaFacts?] {
        let nothing = [MediaFacts?](repeating: nil, count: identities.count)
        guard !identities.isEmpty, let database = state.withLock({ $0.database }) else { return nothing }
        do {
            let found = try database.facts(for: identities)
            if !found.unmarked.isEmpty {
                state.withLock { $0.used.formUnion(found.unmarked) }
                writeIfFull()
            }
            return found.facts
        } catch {
            turnOff(error)
            return nothing
        }
    }

    /// Keeps the facts of a file, when it is certain that they are true of it: it was not written to just before it was
    /// measured, nor since, and it could be measured. Looks at the file once more.
    /// - Parameters:
    ///   - facts: What was measured.
    ///   - path: The file.
    ///   - sighting: How it was seen before it was measured.
    package func add(_ facts: MediaFacts, of path: String, since sighting: FileSighting) {
        guard sighting.isSettled, Self.isKept(facts), facts.byteCount == sighting.identity.byteCount,
            FileIdentity.of(path) == sighting.identity
        else { return }
        var facts = facts
        facts.path = ""
        facts.fileExtension = nil
        state.withLock { state in
            guard let database = state.database else { return }
            state.entries.append(
                CacheEntry(generation: database.generation, identity: sighting.identity, facts: facts))
        }
        writeIfFull()
    }

    /// Whether facts depend on nothing but the content. What was no media may have been told by its name, or have been out
    /// of reach for a moment only; what is on the web may have changed.
    private static func isKept(_ facts: MediaFacts) -> Bool { facts.other == nil && facts.web == nil }

    /// Writes what is left to write, and closes the cache. Then it is off.
    package func finish() {
        write(when: { _ in true })
        state.withLock { state in
            state.database?.close(isDamaged: false)
            state.database = nil
        }
    }

    private func writeIfFull() { write(when: \.isFull) }

    /// Writes what has gathered, in one transaction: a run that dies leaves all of it or nothing.
    private func write(when isTime: (State) -> Bool) {
        let work: (CacheDatabase, [CacheEntry], Set<Int64>)? = state.withLock { state in
            guard let database = state.database, isTime(state) else { return nil }
            guard !state.entries.isEmpty || !state.used.isEmpty else { return nil }
            defer {
                state.entries = []
                state.used = []
            }
            return (database, state.entries, state.used)
        }
        guard let (database, entries, used) = work else { return }
        do {
            try database.write(entries, marking: used)
        } catch {
            turnOff(error)
        }
    }

    /// Goes on without the cache.
    private func turnOff(_ error: any Error) {
        let isDamaged = CacheDatabase.isDamage(error)
        let database = state.withLock { state in
            defer { state.database = nil }
            if state.database != nil { state.diagnostic = "The cache is off: \(CacheDatabase.words(error))." }
            return state.database
        }
        database?.close(isDamaged: isDamaged)
    }
}
