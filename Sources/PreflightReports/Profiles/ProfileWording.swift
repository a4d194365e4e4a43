import PreflightModel

/// How what a profile says is put for people. The same in every format.
extension Limit {
    /// The limit in words, with what sets it apart from a plain inclusive limit.
    var statement: String {
        let remarks = [
            ownRemarks, upstream.map { "only its upstream \($0) documents it: a warning" },
            holder.map { "of \($0)" },
        ].compactMap(\.self)
        return remarks.isEmpty ? value.words : "\(value.words) (\(remarks.joined(separator: "; ")))"
    }

    /// The limit in words, whoever documents it.
    var ownStatement: String { ownRemarks.map { "\(value.words) (\($0))" } ?? value.words }

    private var ownRemarks: String? {
        let remarks: [String?] = [
            isInclusive ? nil : "the bound itself is not allowed",
            adjustment.map { "the provider \($0.rawValue) what is outside" },
            isRecommended ? "only recommended" : nil,
            isReported ? "only reported: a warning" : nil,
        ]
        let known = remarks.compactMap(\.self)
        return known.isEmpty ? nil : known.joined(separator: "; ")
    }
}

extension Limit.Value {
    /// The value with its unit.
    var words: String {
        switch self {
        case .names(let names): names.joined(separator: ", ")
        case .fileSize(let size): "\(size)"
        case .pixels(let pixels): "\(pixels) px"
        case .aspectRatio(let ratio): "\(ratio)"
        case .seconds(let seconds): Wording.seconds(seconds)
        case .frameRate(let rate): "\(Wording.number(rate)) fps"
        case .characters(let count): "\(count) characters"
        }
    }
}

extension RequestField {
    /// The field's type and bounds in words.
    var statement: String {
        let range: String? =
            switch (minimum, maximum) {
            case let (low?, high?): "\(low) to \(high)"
            case let (low?, nil): "at least \(low)"
            case let (nil, high?): "at most \(high)"
            case (nil, nil): nil
            }
        let parts: [String?] = [
            type, otherType.map { "elsewhere \($0)" }, isRequired.map { $0 ? "required" : "optional" },
            values.isEmpty ? nil : "one of " + values.joined(separator: " | "),
            defaultValue.map { "default \($0)" }, maxCharacters.map { "at most \($0) characters" }, range,
            maximumUnderImage.map { "at most \($0) under orientation image" },
            orientation.map { "under orientation \($0.rawValue) only" }, mediaForms,
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }

    /// In which forms media are taken here, in words; nil where no document says.
    var mediaForms: String? {
        let parts: [String?] = [
            accepts.isEmpty ? nil : "as " + accepts.map(\.title).joined(separator: " or "),
            refuses.isEmpty ? nil : "not as " + refuses.map(\.title).joined(separator: " or "),
            unclear.isEmpty ? nil : "perhaps as " + unclear.map(\.title).joined(separator: " or "),
        ]
        let known = parts.compactMap(\.self)
        return known.isEmpty ? nil : known.joined(separator: ", ")
    }
}

extension Billing.Basis {
    /// What is counted, in words.
    var statement: String {
        switch self {
        case .ordered: "the seconds that the request orders"
        case .output: "the seconds of the result, which follows the motion video"
        case .input: "the seconds of the motion video"
        case .run: "each run, whatever its length"
        }
    }
}

extension Billing.Price {
    /// What it holds for; empty when for all.
    var condition: String { [model, quality].compactMap(\.self).joined(separator: ", ") }

    /// The price in words: `0.126 USD a second`.
    var statement: String { "\(Wording.number(amount)) \(unit) \(isPerRun ? "a run" : "a second")" }
}
