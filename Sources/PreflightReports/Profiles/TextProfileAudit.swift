package import PreflightModel

/// What became of looking a profile's file over, for people.
package struct TextProfileAudit: Sendable {
    private let layout: TextLayout

    /// Creates a renderer for a layout.
    package init(_ layout: TextLayout = .plain) {
        self.layout = layout
    }

    /// A file that can be used: what it states, and what in it is likely not meant.
    package func render(_ audit: ProfileAudit, file: String) -> String {
        var page = TextPage(layout)
        let doubts = audit.doubts.count
        let outcome: TextPage.Span =
            doubts == 0
            ? .init("ok", .good) : .init("ok, with \(Wording.count(doubts, "warning"))", .doubtful)
        page.line(.init("\(file): "), outcome, .init(": \(audit.statement)"))
        // Not wrapped: editors and CI systems look for `file:line:column:` on one line.
        for doubt in audit.doubts { page.line(indent: 2, .init(doubt)) }
        return page.text
    }

    /// A file that cannot be used: the first mistake in it, which begins with the file's name.
    package func render(_ mistake: PreflightError) -> String {
        var page = TextPage(layout)
        page.line(.init(mistake.description, .bad))
        return page.text
    }
}

extension ProfileAudit {
    /// What the file states, in words.
    fileprivate var statement: String {
        let limits = Wording.count(profile.limits.count, "limit")
        let own =
            ownLimitCount < profile.limits.count && profile.extends != nil
            ? "\(limits), \(ownLimitCount) of them its own" : limits
        let parts: [String?] = [
            own, Wording.count(profile.dialects.count, "dialect"),
            profile.extends.map { "extends \($0)" }, profile.upstream.map { "upstream \($0)" },
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }
}
