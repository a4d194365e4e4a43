import PreflightModel
import PreflightYAML

/// Reads a profile's YAML: `id`, `name`, `summary`, `kind`, `models`, `upstream` or `extends`, `documents`, `limits`,
/// `dialects`, `billing`, `content`, `misprints` and `remarks`.
struct ProfileParser {
    static let keys = [
        "id", "name", "summary", "kind", "models", "upstream", "extends", "documents", "limits", "dialects",
        "billing", "content", "misprints", "remarks",
    ]
    static let limitKeys = ["value", "bound", "adjustment", "recommended", "quote", "document"]
    static let contentKeys = ["subject", "requires", "quote", "document"]
    static let misprintKeys = ["limit", "printed", "reason", "quote", "document"]
    static let remarkKeys = ["says", "quote", "document"]
    static let bounds = ["inclusive", "exclusive"]

    private let root: YAMLNode
    private let entries: YAMLEntries
    private let sources: SourceParser
    /// Ids that are taken by others.
    private let reservedIDs: [String]

    /// The profile that this one takes everything from that it does not say itself.
    let extends: YAMLNode?
    /// The profile whose limits stand behind this one's.
    let upstream: YAMLNode?

    /// Reads the outline. A profile that takes a reserved id would pass for another, and is refused.
    init(root: YAMLNode, reservedIDs: [String]) throws(PreflightError) {
        self.root = root
        self.reservedIDs = reservedIDs
        entries = try root.entries(known: Self.keys)
        extends = entries["extends"]
        upstream = entries["upstream"]
        sources = try SourceParser(documents: entries["documents"], allowsUnquoted: extends != nil)
    }

    /// The profile, changed from the one it extends.
    func profile(on base: Profile?) throws(PreflightError) -> Profile {
        var profile = try Profile(id: id(on: base), name: name(on: base))
        profile.summary = try entries["summary"]?.text() ?? base?.summary ?? ""
        profile.kind = try entries["kind"]?.choice(of: Profile.Kind.self) ?? base?.kind
        profile.models = try models() ?? base?.models ?? []
        profile.upstream = base?.upstream
        profile.limits = base?.limits ?? [:]
        profile.dialects = try dialects() ?? base?.dialects ?? []
        profile.billing =
            try entries["billing"].map { node throws(PreflightError) in
                try BillingParser(sources: sources).billing(at: node)
            } ?? base?.billing
        profile.contentRequirements = try contentRequirements() ?? base?.contentRequirements ?? []
        profile.misprints = try misprints() ?? base?.misprints ?? []
        profile.remarks = try remarks() ?? base?.remarks ?? []
        try readLimits(into: &profile)
        if profile.limits.isEmpty, upstream == nil {
            throw try entries.required("limits").mistake(
                "no limit is stated, so that everything would pass; expected at least one, such as "
                    + LimitKey.imageMinSide.rawValue)
        }
        return profile
    }

    private func id(on base: Profile?) throws(PreflightError) -> String {
        if base != nil, entries["id"] == nil { return root.fileName }
        let node = try entries.required("id")
        let id = try node.identifier()
        guard !reservedIDs.contains(id) else {
            throw node.mistake(
                "'\(id)' is a built-in profile; expected an id of your own, such as '\(id)-mine'")
        }
        return id
    }

    private func name(on base: Profile?) throws(PreflightError) -> String {
        if let base, entries["name"] == nil { return "\(base.name), changed by \(root.fileName)" }
        return try entries.required("name").text()
    }

    private func models() throws(PreflightError) -> [String]? {
        try entries["models"]?.texts()
    }

    private func dialects() throws(PreflightError) -> [RequestDialect]? {
        guard let nodes = try entries["dialects"]?.list() else { return nil }
        var dialects: [RequestDialect] = []
        for node in nodes {
            let dialect = try DialectParser(sources: sources).dialect(at: node)
            guard !dialects.contains(where: { $0.id == dialect.id }) else {
                throw node.mistake("a second dialect '\(dialect.id)'; expected an id of its own")
            }
            dialects.append(dialect)
        }
        return dialects
    }

    private func contentRequirements() throws(PreflightError) -> [ContentRequirement]? {
        try entries["content"]?.list().map { item throws(PreflightError) in
            let entry = try item.entries(known: Self.contentKeys)
            let summary = try entry.required("requires")
            let subject = try entry.required("subject").choice(of: [Subject.image, .video].map(\.rawValue))
            return ContentRequirement(
                subject: subject == Subject.image.rawValue ? .image : .video, summary: try summary.text(),
                source: try sources.source(of: entry, value: summary))
        }
    }
}

// MARK: - Misprints and remarks

extension ProfileParser {
    private func misprints() throws(PreflightError) -> [Misprint]? {
        try entries["misprints"]?.list(suchAs: "'- limit: video.maxBytes'").map {
            item throws(PreflightError) in
            let entry = try item.entries(known: Self.misprintKeys)
            let printed = try entry.required("printed")
            return try Misprint(
                topic: entry.required("limit").text(), printed: printed.text(),
                reason: entry.required("reason").text(), source: sources.source(of: entry, value: printed))
        }
    }

    private func remarks() throws(PreflightError) -> [Remark]? {
        try entries["remarks"]?.list(suchAs: "'- says: …'").map { item throws(PreflightError) in
            let entry = try item.entries(known: Self.remarkKeys)
            let summary = try entry.required("says")
            return try Remark(
                summary: summary.text(), source: sources.source(of: entry, value: summary))
        }
    }
}

// MARK: - Limits

extension ProfileParser {
    private func readLimits(into profile: inout Profile) throws(PreflightError) {
        guard let limits = try entries["limits"]?.entries(known: LimitKey.allCases.map(\.rawValue)) else {
            return
        }
        for key in LimitKey.allCases {
            guard let node = limits[key.rawValue] else { continue }
            profile.limits[key] = try limit(key, at: node)
        }
        for greatest in LimitKey.allCases {
            guard let least = greatest.definition.floor,
                let node = limits[greatest.rawValue] ?? limits[least.rawValue],
                let low = profile.limits[least]?.value, let high = profile.limits[greatest]?.value,
                low.order(to: high) ?? 0 > 0
            else { continue }
            throw node.mistake("\(least.rawValue) is above \(greatest.rawValue); expected it below")
        }
    }

    private func limit(_ key: LimitKey, at node: YAMLNode) throws(PreflightError) -> Limit {
        let entry = try node.entries(known: Self.limitKeys)
        let value = try entry.required("value")
        let bound = try entry["bound"]?.choice(of: Self.bounds)
        return try Limit(
            LimitValueParser(key: key).value(at: value), isInclusive: bound != "exclusive",
            adjustment: entry["adjustment"]?.choice(of: Adjustment.self),
            isRecommended: entry["recommended"]?.truth() ?? false,
            source: sources.source(of: entry, value: value))
    }
}
