import PreflightModel
import PreflightYAML

/// Looks over a profile that could be read, for what is likely not meant.
struct ProfileAuditor {
    let loaded: LoadedProfile
    /// The day, `YYYY-MM-DD`, after which nobody can have read a document yet.
    let today: String

    /// What the file states, and what is odd in it.
    func audit() throws(PreflightError) -> ProfileAudit {
        // A combination of profiles has no file.
        guard let entries = try loaded.root?.entries(known: nil) else {
            return ProfileAudit(profile: loaded.stated, ownLimitCount: 0, doubts: [])
        }
        let limits = try entries["limits"]?.entries(known: nil).all ?? []
        let doubts = try documents(entries["documents"]) + limits.compactMap(limit)
        return ProfileAudit(
            profile: loaded.stated, ownLimitCount: limits.count,
            doubts: doubts.sorted { $0.line < $1.line }.map(\.message))
    }

    /// Something that is likely not meant, and where it is.
    private struct Doubt {
        var line: Int
        var message: String

        init(_ problem: String, at node: YAMLNode) {
            line = node.line
            message = node.mistake(problem).message
        }
    }

    /// Documents that nothing cites, and days that have not come.
    private func documents(_ node: YAMLNode?) throws(PreflightError) -> [Doubt] {
        guard let entries = try node?.entries(known: nil) else { return [] }
        let cited = loaded.root.map(citations) ?? []
        var doubts: [Doubt] = []
        for entry in entries.all {
            if !cited.contains(entry.name) {
                doubts.append(Doubt("nothing in the file cites this document", at: entry.key))
            }
            let read = try entry.value.entries(known: nil).required("read")
            let day = try read.text()
            // Days of this form are in order when their texts are.
            if day > today { doubts.append(Doubt("\(day) has not come yet", at: read)) }
        }
        return doubts
    }

    /// The keys by which entries cite documents.
    private func citations(in node: YAMLNode) -> Set<String> {
        if let items = try? node.list() {
            return items.reduce(into: []) { $0.formUnion(citations(in: $1)) }
        }
        guard let entries = try? node.entries(known: nil) else { return [] }
        return entries.all.reduce(into: []) { cited, entry in
            if entry.name == "document", let key = try? entry.value.text() {
                cited.insert(key)
            } else {
                cited.formUnion(citations(in: entry.value))
            }
        }
    }

    /// A limit that changes nothing, or that lets through what the upstream does not.
    private func limit(_ entry: YAMLEntries.Entry) -> Doubt? {
        guard let key = LimitKey(rawValue: entry.name), let own = loaded.stated.limits[key] else {
            return nil
        }
        if let base = loaded.base, let inherited = base.limits[key], own.demandsTheSame(as: inherited) {
            return Doubt(
                "'\(base.id)', which the file extends, says the same: this has no effect", at: entry.key)
        }
        guard own.isRefusing, let upstream = loaded.upstream, let behind = upstream.limits[key],
            behind.isStricter(than: own, key) || own.lists(whatIsNotIn: behind)
        else { return nil }
        return Doubt(
            "the upstream '\(behind.upstream ?? upstream.id)' documents a stricter one: what this lets through "
                + "may be refused there",
            at: entry.key)
    }
}

extension Limit {
    /// Whether it lists formats that another does not.
    fileprivate func lists(whatIsNotIn other: Limit) -> Bool {
        guard case .names(let names) = value, case .names(let others) = other.value else { return false }
        return !Set(names.map(MediaFormats.format)).isSubset(of: others.map(MediaFormats.format))
    }

    /// Whether the same is asked for with the same consequence, whoever asks it.
    fileprivate func demandsTheSame(as other: Limit) -> Bool {
        value == other.value && isInclusive == other.isInclusive && adjustment == other.adjustment
            && isRecommended == other.isRecommended
    }
}
