public import PreflightModel

/// A profile for people: every limit beside the phrase and the document it was read from.
public struct TextProfile: Sendable {
    private let layout: TextLayout

    /// Creates a renderer for a layout.
    public init(_ layout: TextLayout = .plain) {
        self.layout = layout
    }

    /// One profile, with everything its documents say.
    public func render(_ profile: Profile) -> String {
        var page = TextPage(layout)
        page.line(.init(profile.id, .heading), .init("  \(profile.name)"))
        if !profile.summary.isEmpty { page.paragraph(Wording.oneLine(profile.summary)) }
        if !profile.models.isEmpty { page.paragraph("Models: " + profile.models.joined(separator: ", ")) }
        if let upstream = profile.upstream { page.paragraph("Upstream: \(upstream)") }
        page.limits(of: profile)
        page.dialects(of: profile)
        page.billing(of: profile)
        page.contentRequirements(of: profile)
        return page.text
    }

    /// Profiles, one line each.
    public func list(_ profiles: [Profile]) -> String {
        var page = TextPage(layout)
        let ids = profiles.map(\.id.count).max() ?? 0
        for profile in profiles {
            let content =
                profile.summary.isEmpty
                ? profile.name : "\(profile.name): \(Wording.oneLine(profile.summary))"
            page.row(indent: 0, .init(profile.id, .heading), column: ids + 2, content)
        }
        return page.text
    }
}

extension TextPage {
    private static var column: Int { 26 }

    fileprivate mutating func limits(of profile: Profile) {
        gap()
        line(.init("Limits", .heading))
        for (key, limit) in profile.limits.sorted(by: { $0.key < $1.key }) {
            row(.init(key.rawValue), column: Self.column, limit.statement, .heading)
            quote(limit.source)
        }
        let silent = LimitKey.allCases.filter { profile.limits[$0] == nil }.map(\.rawValue)
        if !silent.isEmpty {
            row(.init("not documented", .faint), column: Self.column, silent.joined(separator: ", "), .faint)
        }
    }

    fileprivate mutating func dialects(of profile: Profile) {
        for dialect in profile.dialects {
            gap()
            line(.init(Wording.oneLine(dialect.title), .heading), .init(" (dialect \(dialect.id))"))
            if let endpoint = dialect.endpoint { paragraph(indent: 2, endpoint, .faint) }
            for field in dialect.fields {
                row(.init(field.name), column: Self.column, field.statement, .heading)
                quote(field.source)
                if let source = field.orientationSource { quote(source) }
            }
        }
    }

    fileprivate mutating func billing(of profile: Profile) {
        guard let billing = profile.billing else { return }
        gap()
        line(.init("Billing", .heading))
        if let basis = billing.basis {
            row(.init("what counts"), column: Self.column, basis.statement, .heading)
        }
        if let source = billing.source { quote(source) }
        for price in billing.prices {
            let condition = [price.model, price.quality].compactMap(\.self).joined(separator: ", ")
            row(
                .init(condition.isEmpty ? "price" : condition), column: Self.column,
                "\(Wording.number(price.amount)) \(price.unit) \(price.isPerRun ? "a run" : "a second")",
                .heading)
            quote(price.source)
        }
    }

    fileprivate mutating func contentRequirements(of profile: Profile) {
        guard !profile.contentRequirements.isEmpty else { return }
        gap()
        line(.init("Content, which no header can show and preflight does not judge", .heading))
        for requirement in profile.contentRequirements {
            row(
                .init(requirement.subject.rawValue), column: Self.column,
                Wording.oneLine(requirement.summary), .heading)
            quote(requirement.source)
        }
    }

    private mutating func quote(_ source: LimitSource) {
        if let quotation = Wording.quotation(source) { row(.init(""), column: Self.column, quotation) }
        row(.init(""), column: Self.column, Wording.citation(source), .faint)
    }
}

extension Limit {
    /// The limit in words, with what sets it apart from a plain inclusive limit.
    fileprivate var statement: String {
        let bound =
            switch value {
            case .names(let names): names.joined(separator: ", ")
            case .fileSize(let size): "\(size)"
            case .pixels(let pixels): "\(pixels) px"
            case .aspectRatio(let ratio): "\(ratio)"
            case .seconds(let seconds): Wording.seconds(seconds)
            case .frameRate(let rate): "\(Wording.number(rate)) fps"
            case .characters(let count): "\(count) characters"
            }
        let remarks: [String?] = [
            isInclusive ? nil : "the bound itself is not allowed",
            adjustment.map { "the provider \($0.rawValue) what is outside" },
            isRecommended ? "only recommended" : nil,
            upstream.map { "only its upstream \($0) documents it: a warning" },
        ]
        let known = remarks.compactMap(\.self)
        return known.isEmpty ? bound : "\(bound) (\(known.joined(separator: "; ")))"
    }
}

extension RequestField {
    /// The field's type and bounds in words.
    fileprivate var statement: String {
        let range: String? =
            switch (minimum, maximum) {
            case let (low?, high?): "\(low) to \(high)"
            case let (low?, nil): "at least \(low)"
            case let (nil, high?): "at most \(high)"
            case (nil, nil): nil
            }
        let parts: [String?] = [
            type, isRequired.map { $0 ? "required" : "optional" },
            values.isEmpty ? nil : "one of " + values.joined(separator: " | "),
            defaultValue.map { "default \($0)" }, maxCharacters.map { "at most \($0) characters" }, range,
            maximumUnderImage.map { "at most \($0) under orientation image" },
            orientation.map { "under orientation \($0.rawValue) only" },
            accepts.isEmpty ? nil : "as " + accepts.map(\.title).joined(separator: " or "),
            refuses.isEmpty ? nil : "not as " + refuses.map(\.title).joined(separator: " or "),
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }
}

extension Billing.Basis {
    /// What is counted, in words.
    fileprivate var statement: String {
        switch self {
        case .ordered: "the seconds that the request orders"
        case .output: "the seconds of the result, which follows the motion video"
        case .input: "the seconds of the motion video"
        case .run: "each run, whatever its length"
        }
    }
}
