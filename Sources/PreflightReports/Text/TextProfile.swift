package import PreflightModel

/// A profile for people: every limit beside the phrase and the document it was read from.
package struct TextProfile: Sendable {
    /// How the text is laid out.
    let layout: TextLayout

    /// Creates a renderer for a layout.
    package init(_ layout: TextLayout = .plain) {
        self.layout = layout
    }

    /// One profile, with everything its documents say.
    /// - Parameters:
    ///   - profile: The profile.
    ///   - now: Seconds since 1970, to say how old the profile is; nil to leave that out.
    /// - Returns: The page, ending in a newline.
    package func render(_ profile: Profile, at now: Int64? = nil) -> String {
        var page = TextPage(layout)
        page.head(of: profile, now.flatMap { ProfileAge(of: profile, at: $0) })
        page.limits(of: profile)
        page.cautions(of: profile)
        page.dialects(of: profile)
        page.billing(of: profile)
        page.contentRequirements(of: profile)
        page.misprints(of: profile)
        page.remarks(of: profile)
        return page.text
    }
}

extension TextPage {
    private static var column: Int { 26 }

    fileprivate mutating func head(of profile: Profile, _ age: ProfileAge?) {
        let kind = profile.kind.map { " (\($0.rawValue))" } ?? ""
        line(.init(profile.id, .heading), .init("  \(profile.name)\(kind)"))
        if !profile.summary.isEmpty { paragraph(Wording.oneLine(profile.summary)) }
        if !profile.models.isEmpty { paragraph("Models: " + profile.models.joined(separator: ", ")) }
        if let upstream = profile.upstream { paragraph("Upstream: \(upstream)") }
        guard let dates = profile.readDates else { return }
        let isOld = age?.notice(atMost: nil, isStrict: false) != nil
        paragraph("Read: \(Wording.days(dates))" + (isOld ? ": it may have changed since" : ""))
    }

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

    /// What a combination of profiles warns of before it refuses.
    fileprivate mutating func cautions(of profile: Profile) {
        section("Stricter, and only warned of", profile.cautions.sorted { $0.key < $1.key }) {
            $0.row(.init($1.key.rawValue), column: Self.column, $1.value.statement, .heading)
            $0.quote($1.value.source)
        }
    }

    fileprivate mutating func dialects(of profile: Profile) {
        for dialect in profile.dialects {
            gap()
            line(.init(Wording.oneLine(dialect.title), .heading), .init(" (dialect \(dialect.id))"))
            if let endpoint = dialect.endpoint { paragraph(indent: 2, endpoint, .faint) }
            if dialect.isPartial {
                paragraph(indent: 2, "Its document was read in part: there may be more fields.", .faint)
            }
            if let key = dialect.key {
                row(.init("key"), column: Self.column, key.example("…"), .heading)
                quote(key.source)
            }
            for field in dialect.fields {
                row(.init(field.name), column: Self.column, field.statement, .heading)
                // A field that no phrase is quoted for is quoted by its name, which stands there already.
                quote(field.source, unless: field.source.quote == field.name)
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
            let condition = price.condition
            row(
                .init(condition.isEmpty ? "price" : condition), column: Self.column, price.statement, .heading
            )
            quote(price.source)
        }
    }

    fileprivate mutating func contentRequirements(of profile: Profile) {
        section("Content, which no header can show and preflight does not judge", profile.contentRequirements)
        {
            $0.row(
                .init($1.subject.rawValue), column: Self.column, Wording.oneLine($1.summary), .heading)
            $0.quote($1.source)
        }
    }

    fileprivate mutating func misprints(of profile: Profile) {
        section("Misprints, which are not enforced", profile.misprints) {
            $0.row(.init($1.topic), column: Self.column, "prints \(Wording.oneLine($1.printed))", .heading)
            $0.row(.init(""), column: Self.column, Wording.oneLine($1.reason))
            $0.quote($1.source)
        }
    }

    fileprivate mutating func remarks(of profile: Profile) {
        section("Worth knowing", profile.remarks) {
            $0.row(.init(""), column: Self.column, Wording.oneLine($1.summary), .heading)
            $0.quote($1.source)
        }
    }

    /// A heading and what stands below it; nothing when that is nothing.
    private mutating func section<Item>(_ title: String, _ items: [Item], _ item: (inout Self, Item) -> Void)
    {
        guard !items.isEmpty else { return }
        gap()
        line(.init(title, .heading))
        for each in items { item(&self, each) }
    }

    private mutating func quote(_ source: LimitSource, unless isIdle: Bool = false) {
        let quotation = isIdle ? nil : Wording.quotation(source)
        if let quotation { row(.init(""), column: Self.column, quotation) }
        row(.init(""), column: Self.column, Wording.evidence(source), .faint)
    }
}
