import PreflightModel

/// Reads a profile's YAML: `id`, `name`, `summary`, `models`, `upstream` or `extends`, `documents`, `limits`,
/// `request` and `content`.
struct ProfileParser {
    private let root: ProfileNode
    private let entries: ProfileEntries
    private let sources: SourceParser
    /// Ids that are taken by others.
    private let reservedIDs: [String]

    /// The profile that this one takes everything from that it does not say itself.
    let extends: ProfileNode?
    /// The profile whose limits stand behind this one's.
    let upstream: ProfileNode?

    /// Reads the outline. A profile that takes a reserved id would pass for another, and is refused.
    init(root: ProfileNode, reservedIDs: [String]) throws(PreflightError) {
        self.root = root
        self.reservedIDs = reservedIDs
        entries = try root.entries(known: [
            "id", "name", "summary", "models", "upstream", "extends", "documents", "limits", "request",
            "content",
        ])
        extends = entries["extends"]
        upstream = entries["upstream"]
        sources = try SourceParser(documents: entries["documents"], allowsUnquoted: extends != nil)
    }

    /// The profile, changed from the one it extends.
    func profile(on base: Profile?) throws(PreflightError) -> Profile {
        var profile = try Profile(id: id(on: base), name: name(on: base))
        profile.summary = try entries["summary"]?.text() ?? base?.summary ?? ""
        profile.models = try models() ?? base?.models ?? []
        profile.upstream = base?.upstream
        profile.limits = base?.limits ?? [:]
        profile.requestFields = try requestFields() ?? base?.requestFields ?? []
        profile.contentRequirements = try contentRequirements() ?? base?.contentRequirements ?? []
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
        let id = try node.text()
        guard id.utf8.allSatisfy({ "abcdefghijklmnopqrstuvwxyz0123456789.-".utf8.contains($0) }) else {
            throw node.mistake("'\(id)' is not an id; expected lower-case letters, digits, dots and hyphens")
        }
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
        try entries["models"]?.list().map { item throws(PreflightError) in try item.text() }
    }

    private func requestFields() throws(PreflightError) -> [RequestField]? {
        try entries["request"]?.list().map { item throws(PreflightError) in
            let entry = try item.entries(known: [
                "field", "type", "required", "values", "default", "maxCharacters", "minimum", "maximum",
                "quote",
                "document",
            ])
            let name = try entry.required("field")
            var field = try RequestField(
                name: name.text(), type: entry.required("type").text(),
                source: sources.source(of: entry, value: name))
            field.isRequired = try entry["required"]?.truth()
            field.values =
                try entry["values"]?.list().map { value throws(PreflightError) in try value.text() } ?? []
            field.defaultValue = try entry["default"]?.text()
            field.maxCharacters = try entry["maxCharacters"]?.wholeNumber()
            field.minimum = try entry["minimum"]?.wholeNumber()
            field.maximum = try entry["maximum"]?.wholeNumber()
            if let minimum = field.minimum, let maximum = field.maximum, minimum > maximum {
                throw try entry.required("minimum").mistake("\(minimum) is above the maximum, \(maximum)")
            }
            return field
        }
    }

    private func contentRequirements() throws(PreflightError) -> [ContentRequirement]? {
        try entries["content"]?.list().map { item throws(PreflightError) in
            let entry = try item.entries(known: ["subject", "requires", "quote", "document"])
            let summary = try entry.required("requires")
            let subject = try entry.required("subject").choice(of: [Subject.image, .video].map(\.rawValue))
            return ContentRequirement(
                subject: subject == Subject.image.rawValue ? .image : .video, summary: try summary.text(),
                source: try sources.source(of: entry, value: summary))
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
        for (least, greatest) in LimitKey.pairs {
            guard let node = limits[greatest.rawValue] ?? limits[least.rawValue],
                let low = profile.limits[least]?.value, let high = profile.limits[greatest]?.value,
                low.isAbove(high)
            else { continue }
            throw node.mistake("\(least.rawValue) is above \(greatest.rawValue); expected it below")
        }
    }

    private func limit(_ key: LimitKey, at node: ProfileNode) throws(PreflightError) -> Limit {
        let entry = try node.entries(known: ["value", "quote", "document", "bound", "adjustment"])
        let value = try entry.required("value")
        let bound = try entry["bound"]?.choice(of: ["inclusive", "exclusive"])
        return try Limit(
            LimitValueParser(key: key).value(at: value), isInclusive: bound != "exclusive",
            adjustment: entry["adjustment"]?.text(), source: sources.source(of: entry, value: value))
    }
}

extension LimitKey {
    /// Limits between which a value must lie.
    fileprivate static let pairs: [(least: LimitKey, greatest: LimitKey)] = [
        (.imageMinSide, .imageMaxSide),
        (.imageMinAspectRatio, .imageMaxAspectRatio),
        (.videoMinSide, .videoMaxSide),
        (.videoMinDuration, .videoMaxDurationImage),
        (.videoMinDuration, .videoMaxDurationVideo),
    ]
}

extension Limit.Value {
    /// Whether this lower bound leaves nothing below an upper bound.
    fileprivate func isAbove(_ upper: Limit.Value) -> Bool {
        switch (self, upper) {
        case (.pixels(let low), .pixels(let high)): low > high
        case (.seconds(let low), .seconds(let high)): low > high
        case (.aspectRatio(let low), .aspectRatio(let high)):
            high.compare(PixelSize(width: low.numerator, height: low.denominator)) > 0
        default: false
        }
    }
}
