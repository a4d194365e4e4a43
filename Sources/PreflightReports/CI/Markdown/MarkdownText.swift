import PreflightModel
import PreflightText

/// Text as GitHub and GitLab flavoured Markdown takes it for text: no markup, no link, no HTML, and nobody mentioned.
///
/// Backslashes do not protect everything everywhere (tables, code, raw HTML). A character reference does: it is never
/// taken for markup. Mentions and the like (`@name`, `#1`, `GH-1`) are looked for after that, in whole runs of text, which
/// an element interrupts.
enum MarkdownText {
    /// The most scalars of a text that are shown. A page has room for much, but not for one name alone.
    private static let longest = 800

    /// A sentence, or a part of one.
    static func escaped(_ text: String) -> String { escaped(text, guardsReferences: true) }

    /// The same without any element, for readers of Markdown that leave elements out, such as DocC. They know no mentions
    /// either.
    static func plain(_ text: String) -> String { escaped(text, guardsReferences: false) }

    private static func escaped(_ text: String, guardsReferences: Bool) -> String {
        var result = ""
        let visible = HostileText.visible(text).unicodeScalars
        let scalars = Array(visible.prefix(longest)) + (visible.count > longest ? ["…"] : [])
        for (index, scalar) in scalars.enumerated() {
            let previous = index > 0 ? scalars[index - 1] : " "
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            let isMarkup =
                switch scalar {
                // An address or an emoji; a colon at the end of a word is neither.
                case ":": next != " "
                case ".": previous == "w" || previous == "W"
                default: markup.contains(scalar)
                }
            let shown = isMarkup ? "&#\(scalar.value);" : String(scalar)
            let isReference =
                scalar == "-"
                ? previous.properties.isAlphabetic && next.properties.numericType != nil
                : references.contains(scalar) && next != " "
            result += isReference && guardsReferences ? "<span>\(shown)</span>" : shown
        }
        return result
    }

    /// A name, in the type of code.
    static func code(_ text: String) -> String { "<code>\(escaped(text))</code>" }

    /// A link, when the address is one of the web; the text alone otherwise.
    static func link(_ text: String, to address: String?) -> String {
        guard let address, case .address = WebReference(address) else { return escaped(text) }
        let reference = URIText.link(address).replacing("&", with: "&amp;").replacing("'", with: "&#39;")
            .replacing("|", with: "&#124;").replacing("_", with: "&#95;").replacing("*", with: "&#42;")
        return "<a href=\"\(reference)\">\(escaped(text))</a>"
    }

    /// A link without any element, for the same readers.
    static func plainLink(_ text: String, to address: String?) -> String {
        guard let address, case .address = WebReference(address) else { return plain(text) }
        return "[\(plain(text))](<\(URIText.link(address).replacing("&", with: "&amp;"))>)"
    }

    /// A command in a block of its own, ready to be copied. Its fence is longer than any that could end it.
    static func fenced(_ command: String) -> String {
        let shown = HostileText.visibleCommand(command)
        let longest = shown.split { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: max(longest + 1, 3))
        return "\(fence)sh\n\(shown)\n\(fence)\n"
    }

    /// What begins or ends markup, an element, a table's cell, a formula.
    private static let markup = Set<Unicode.Scalar>("&<>`*_~[]|\\@#$".unicodeScalars)
    /// What people, issues, merge requests, labels, milestones and snippets are referred to by.
    private static let references = Set<Unicode.Scalar>("@#!~%$&^".unicodeScalars)
}
