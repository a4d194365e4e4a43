import PreflightModel

/// A column of the table of profiles.
struct ProfileColumn: Sendable {
    /// What stands above it.
    let title: String
    /// What a profile states; nil when that is nothing.
    let value: @Sendable (Profile) -> String?

    /// Every column but the provider's.
    static let all: [ProfileColumn] = [
        limit("image formats", .imageFormats), limit("image size", .imageMaxBytes),
        range("image sides", .imageMinSide, .imageMaxSide),
        range("image aspect", .imageMinAspectRatio, .imageMaxAspectRatio),
        ProfileColumn(title: "image sent") { $0.dialects.first?.field(.image)?.shortForms },
        limit("video containers", .videoContainers), limit("video size", .videoMaxBytes),
        range("video sides", .videoMinSide, .videoMaxSide), limit("shortest video", .videoMinDuration),
        limit("longest, `image`", .videoMaxDurationImage), limit("longest, `video`", .videoMaxDurationVideo),
        range("frame rate", .videoMinFrameRate, .videoMaxFrameRate), limit("prompt", .promptMaxCharacters),
        ProfileColumn(title: "default orientation") { $0.dialects.first?.field(.orientation)?.defaultValue },
        ProfileColumn(title: "price") { $0.billing?.priceRange },
        ProfileColumn(title: "read") { $0.readDates.map(Wording.days) },
    ]

    private static func limit(_ title: String, _ key: LimitKey) -> ProfileColumn {
        ProfileColumn(title: title) { $0.stated(key)?.short(key) }
    }

    /// Two bounds as one range, `340–3850 px`, where nothing sets either apart.
    private static func range(_ title: String, _ least: LimitKey, _ greatest: LimitKey) -> ProfileColumn {
        ProfileColumn(title: title) { profile in
            let (low, high) = (profile.stated(least), profile.stated(greatest))
            if let low, let high, low.isPlain, high.isPlain {
                let (first, second) = (low.value.words, high.value.words)
                let unit = first.drop { $0 != " " }
                return (unit.isEmpty ? first : String(first.dropLast(unit.count))) + "–" + second
            }
            let bounds = [low?.short(least, isOfRange: true), high?.short(greatest, isOfRange: true)]
            let known = bounds.compactMap(\.self)
            return known.isEmpty ? nil : known.joined(separator: ", ")
        }
    }
}

extension Profile {
    /// A limit that the profile itself states.
    fileprivate func stated(_ key: LimitKey) -> Limit? {
        limits[key].flatMap { $0.upstream == nil ? $0 : nil }
    }
}

extension Limit {
    /// Whether it is no more than a bound that is allowed itself and refuses what is outside.
    fileprivate var isPlain: Bool { isInclusive && isRefusing }

    /// The limit as a cell has it: `10 MB`, `< 30 s`, `10 s (trims)`; in a range with its direction, `≥ 300 px`.
    fileprivate func short(_ key: LimitKey, isOfRange: Bool = false) -> String {
        let strict = key.definition.isLeast ? ">" : "<"
        let sign = isInclusive ? (isOfRange ? (key.definition.isLeast ? "≥" : "≤") : nil) : strict
        let mark = isRecommended ? "recommended" : isReported ? "reported" : adjustment?.rawValue
        return [sign, value.words, mark.map { "(\($0))" }].compactMap(\.self).joined(separator: " ")
    }
}

extension RequestField {
    /// In which forms media are taken, in as few words as a cell has room for.
    fileprivate var shortForms: String? {
        func names(_ forms: [MediaForm]) -> String {
            forms.map {
                switch $0 {
                case .url: "URL"
                case .base64: "Base64"
                case .data: "data: URI"
                }
            }.joined(separator: ", ")
        }
        let parts = [
            accepts.isEmpty ? nil : names(accepts), refuses.isEmpty ? nil : "not \(names(refuses))",
            unclear.isEmpty ? nil : "perhaps \(names(unclear))",
        ].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}

extension Billing {
    /// What a second and a run cost, from the least to the most in each unit; nil where no price is documented.
    fileprivate var priceRange: String? {
        var ranges: [(kind: String, least: Double, most: Double)] = []
        for price in prices {
            let kind = "\(price.unit) \(price.isPerRun ? "a run" : "a second")"
            if let index = ranges.firstIndex(where: { $0.kind == kind }) {
                ranges[index].least = min(ranges[index].least, price.amount)
                ranges[index].most = max(ranges[index].most, price.amount)
            } else {
                ranges.append((kind, price.amount, price.amount))
            }
        }
        let words = ranges.map { range in
            let least = Wording.number(range.least)
            return (range.least == range.most ? least : "\(least)–\(Wording.number(range.most))")
                + " \(range.kind)"
        }
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }
}
