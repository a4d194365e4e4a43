public import PreflightModel

/// The pages of a DocC catalogue that are made from profiles: one of each, and one that compares them.
public enum ProfilePages {
    /// A page and the name of its file.
    public struct Page: Sendable, Hashable {
        /// The file's name.
        public var name: String
        /// The file's content.
        public var text: String
    }

    /// Every page.
    /// - Parameter profiles: The profiles, as their own documents state them.
    /// - Returns: The pages, each with a name of its own.
    public static func all(_ profiles: [Profile]) -> [Page] {
        let table = Page(
            name: "\(MarkdownProfileTable.article).md",
            text: MarkdownProfileTable(linksPages: true).render(profiles))
        return [table]
            + profiles.map {
                Page(
                    name: "\(MarkdownProfile.article(of: $0)).md",
                    text: MarkdownProfile(linksPages: true).render($0))
            }
    }
}
