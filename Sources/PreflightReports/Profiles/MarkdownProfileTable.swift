package import PreflightModel

/// Many profiles side by side in Markdown: a table of what each states, and where they disagree.
package struct MarkdownProfileTable: Sendable {
    private let linksPages: Bool

    /// Creates a renderer.
    /// - Parameter linksPages: Whether providers are linked to their pages, as articles of one DocC catalogue are.
    package init(linksPages: Bool = false) { self.linksPages = linksPages }

    /// The name of the article that the table is, and of its file.
    package static let article = "ComparingProviders"

    /// All profiles, as their own documents state them.
    package func render(_ profiles: [Profile]) -> String {
        let profiles = profiles.sorted { ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id) }
        let columns = ProfileColumn.all
        let count = Wording.count(profiles.count, "profile")
        var lines = [
            "# Comparing providers", "", "What \(count) state about media, side by side.", "", "## Overview",
            "",
            """
            Only what a provider's own documents state stands here; `–` is what they do not. A bound with `<` or `>` is \
            not allowed itself. In parentheses is what a provider does instead of refusing, or that it only recommends. \
            What a provider is asked to take may still be refused by whoever stands behind it.
            """,
            "", "| provider | " + columns.map(\.title).joined(separator: " | ") + " |",
            "|" + String(repeating: " --- |", count: columns.count + 1),
        ]
        for profile in profiles {
            let cells = columns.map { column in
                column.value(profile).map(MarkdownText.plain) ?? "–"
            }
            lines.append("| \(name(of: profile)) | \(cells.joined(separator: " | ")) |")
        }
        lines += ["", "## Where they disagree"] + Self.disagreements(profiles)
        if linksPages {
            lines += ["", "## Topics", "", "### Providers", ""]
            lines += profiles.map { "- <doc:\(MarkdownProfile.article(of: $0))>" }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func name(of profile: Profile) -> String {
        let name = MarkdownText.plain(Wording.oneLine(profile.name))
        let link = linksPages ? "[\(name)](doc:\(MarkdownProfile.article(of: profile)))" : name
        return "\(link) (`\(MarkdownText.plain(profile.id))`)"
    }

    /// Every limit of which they state different values, the strictest first, with who states which, and what is
    /// misprinted.
    private static func disagreements(_ profiles: [Profile]) -> [String] {
        let names = Dictionary(profiles.map { ($0.id, $0.name) }) { first, _ in first }
        return LimitKey.allCases.flatMap { key -> [String] in
            let comparison = LimitComparison(of: key, in: profiles)
            guard comparison.groups.count > 1 || !comparison.misprints.isEmpty else { return [] }
            let groups = comparison.groups.map { group in
                let who = group.limits.map { names[$0.id] ?? $0.id }.joined(separator: "; ")
                return "- **\(MarkdownText.plain(group.words))**: \(MarkdownText.plain(who))"
            }
            let misprints = comparison.misprints.map {
                "- \(MarkdownText.plain("\($0.name) \($0.misprint.account)"))"
            }
            return [
                "", "### \(key.definition.title.prefix(1).uppercased())\(key.definition.title.dropFirst())",
                "",
                "`\(key.rawValue)`:", "",
            ]
                + groups + misprints
        }
    }
}
