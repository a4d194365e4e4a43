package import PreflightModel

/// A profile as a page in Markdown: what its own documents state, each with the phrase and the document. It has no
/// elements of HTML, so that DocC shows it too.
package struct MarkdownProfile: Sendable {
    private let linksPages: Bool

    /// Creates a renderer.
    /// - Parameter linksPages: Whether the page links that of its upstream, as articles of one DocC catalogue do.
    package init(linksPages: Bool = false) { self.linksPages = linksPages }

    /// The name of the article that is a profile's page, and of its file.
    package static func article(of profile: Profile) -> String { "Provider-\(profile.id)" }

    /// One profile's page.
    package func render(_ profile: Profile) -> String {
        var page = ProfilePage()
        page.line("# \(MarkdownText.plain(Wording.oneLine(profile.name)))")
        page.line(
            profile.summary.isEmpty
                ? "What its documents state." : MarkdownText.plain(Wording.oneLine(profile.summary)))
        page.line("## Overview")
        page.line(overview(of: profile))
        page.limits(of: profile)
        for dialect in profile.dialects { page.dialect(dialect) }
        if let billing = profile.billing { page.billing(billing) }
        page.remarks(of: profile)
        return page.text
    }

    private func overview(of profile: Profile) -> String {
        let kind = profile.kind.map { ", \($0.article)" } ?? ""
        let models = profile.models.map(MarkdownText.plain).joined(separator: ", ")
        let upstream = profile.upstream.map { id in
            let name = linksPages ? "<doc:Provider-\(id)>" : "`\(id)`"
            return "Behind it stands \(name): what only that documents is a warning."
        }
        let sentences: [String?] = [
            "Profile `\(MarkdownText.plain(profile.id))`\(kind).",
            models.isEmpty ? nil : "Models: \(models).",
            upstream,
            profile.readDates.map { "Its documents were read \(MarkdownText.plain(Wording.days($0)))." },
        ]
        return sentences.compactMap(\.self).joined(separator: " ")
    }
}

extension Profile.Kind {
    /// The kind in a sentence.
    fileprivate var article: String {
        switch self {
        case .official: "the maker of the model"
        case .cloud: "a cloud with an API of its own"
        case .gateway: "a gateway"
        case .reseller: "a reseller"
        case .app: "a program for people, without an API of its own"
        case .validator: "a program that checks what it sends"
        }
    }
}
