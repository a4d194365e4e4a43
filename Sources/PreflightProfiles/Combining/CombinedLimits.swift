import PreflightModel

/// The limits of one key of several profiles, as one: what breaks it breaks one of theirs, as badly, and what keeps it
/// keeps all.
struct CombinedLimits {
    /// The strictest of those that are refused; where nobody refuses, of the others.
    let limit: Limit
    /// A stricter one that only warns; nil when there is none.
    let caution: Limit?

    /// A limit, and the profile whose it is.
    typealias Held = (limit: Limit, profile: Profile)

    /// Combines; nil when there is none.
    init?(_ held: [Held], _ key: LimitKey) {
        guard !held.isEmpty else { return nil }
        let refusing = held.filter(\.limit.isRefusing)
        let decisive = refusing.isEmpty ? held : refusing
        limit = Self.strictest(decisive, key)
        let rest = refusing.isEmpty ? [] : held.filter { !$0.limit.isRefusing }
        caution = Self.caution(rest, decisive, besides: limit, key)
    }

    /// The strictest limit, credited to the provider whose word weighs most.
    private static func strictest(_ held: [Held], _ key: LimitKey) -> Limit {
        if let shared = sharedNames(held) { return shared }
        let best = held.filter { candidate in
            !held.contains { $0.limit.isStricter(than: candidate.limit, key) }
        }
        return credited(best)
    }

    private static func caution(
        _ soft: [Held], _ refusing: [Held], besides limit: Limit, _ key: LimitKey
    ) -> Limit? {
        if case .names = limit.value {
            guard !soft.isEmpty else { return nil }
            let narrower = strictest(soft + refusing, key)
            return formats(narrower).isStrictSubset(of: formats(limit))
                ? strictest(soft, key) : nil
        }
        let stricter = soft.filter { $0.limit.isStricter(than: limit, key) }
        if !stricter.isEmpty { return strictest(stricter, key) }
        // Of two sizes, the one that is refused later may be doubted earlier: "100 MB" and 104857600 bytes.
        return refusing.map(\.limit).filter { $0.isDoubtedBefore(limit) }.min {
            $0.doubtedByteCount < $1.doubtedByteCount
        }
    }

    // MARK: - Lists of formats

    /// What is on every list; nil when the limits are no lists.
    private static func sharedNames(_ held: [Held]) -> Limit? {
        guard case .names? = held.first?.limit.value else { return nil }
        let shared = held.dropFirst().reduce(formats(held[0].limit)) {
            $0.intersection(formats($1.limit))
        }
        let exact = held.filter { formats($0.limit) == shared }
        if !exact.isEmpty { return credited(exact) }
        // Nobody has just these: they are the shortest list's, less what others do not have.
        guard let shortest = held.min(by: { formats($0.limit).count < formats($1.limit).count }),
            case .names(let names) = shortest.limit.value
        else { return nil }
        var limit = credited([shortest])
        limit.value = .names(names.filter { shared.contains(MediaFormats.format($0)) })
        limit.holder = "\(held.count) providers together"
        return limit
    }

    private static func formats(_ limit: Limit) -> Set<String> {
        guard case .names(let names) = limit.value else { return [] }
        return Set(names.map(MediaFormats.format))
    }

    // MARK: - Whose it is

    /// One of several equal limits: that of the maker of the model, else that with the strongest evidence.
    private static func credited(_ held: [Held]) -> Limit {
        let first = held.min(by: weighsMore) ?? held[0]
        var limit = first.limit
        let name = limit.holder ?? first.profile.name
        limit.holder = held.count > 1 ? "\(name) and \(held.count - 1) more" : name
        return limit
    }

    private static func weighsMore(_ left: Held, _ right: Held) -> Bool {
        let isOfficial = (left.profile.kind == .official, right.profile.kind == .official)
        if isOfficial.0 != isOfficial.1 { return isOfficial.0 }
        let (source, other) = (left.limit.source, right.limit.source)
        if other.isWeaker(than: source) { return true }
        if source.isWeaker(than: other) { return false }
        return left.profile.id < right.profile.id
    }
}

extension Limit {
    /// Bytes up to which every reading of a file size allows a file; 0 for other limits.
    fileprivate var doubtedByteCount: Int64 {
        if case .fileSize(let size) = value { size.decimalByteCount } else { 0 }
    }

    fileprivate func isDoubtedBefore(_ other: Limit) -> Bool {
        guard case .fileSize(let size) = value, case .fileSize(let others) = other.value else { return false }
        return size.decimalByteCount < others.decimalByteCount
    }
}

extension Profile {
    /// Several profiles as one: what it accepts, all of them accept.
    ///
    /// - Parameters:
    ///   - profiles: The profiles, each backed by its upstream or as stated. Not empty.
    ///   - id: What the combination is called by.
    ///   - name: How sentences speak of them.
    /// - Returns: The strictest limit of every key, credited to whose it is, and everybody's dialects.
    static func combining(_ profiles: [Profile], id: String, name: String) -> Profile {
        var combined = Profile(id: id, name: name)
        combined.summary = "What all of these accept: \(profiles.map(\.id).joined(separator: ", "))."
        for key in LimitKey.allCases {
            let held = profiles.flatMap { profile in
                [profile.limits[key], profile.cautions[key]].compactMap(\.self).map { ($0, profile) }
            }
            guard let limits = CombinedLimits(held, key) else { continue }
            combined.limits[key] = limits.limit
            combined.cautions[key] = limits.caution
        }
        for profile in profiles {
            let known = Set(combined.dialects.map(\.id))
            combined.dialects += profile.dialects.filter { !known.contains($0.id) }
            let demands = Set(combined.contentRequirements.map(\.summary))
            combined.contentRequirements += profile.contentRequirements.filter {
                !demands.contains($0.summary)
            }
        }
        return combined
    }
}
