import PreflightJSON
import PreflightModel

/// A rule as SARIF describes it.
struct SARIFRule {
    let code: String
    let name: String
    /// What is known of it; nil for a rule without a page.
    let page: RulePage?

    init(_ page: RulePage) {
        code = page.code
        name = page.name
        self.page = page
    }

    init(_ code: String, _ name: String?) {
        self.code = code
        self.name = name ?? code
        page = nil
    }
}

extension JSONWriter {
    /// The members of a rule.
    mutating func rule(_ rule: SARIFRule) {
        member("id", rule.code)
        member("name", rule.name)
        guard let page = rule.page else {
            // Code scanning asks for all three.
            for part in ["shortDescription", "fullDescription", "help"] { text(part, rule.name) }
            return
        }
        text("shortDescription", page.summary.description(maxCount: 1024))
        text("fullDescription", page.rationale.description(maxCount: 1024))
        let sections = page.sections
        text(
            "help", sections.map { "\($0.title)\n\n\($0.text)" }.joined(separator: "\n\n"),
            markdown: sections.map { "## \($0.title)\n\n\($0.text)" }.joined(separator: "\n\n"))
        key("defaultConfiguration")
        object { $0.member("level", page.severity.rawValue) }
    }
}

extension RulePage {
    /// The page's text. It is ours, and Markdown as it is.
    fileprivate var sections: [(title: String, text: String)] {
        let sections: [(title: String, text: String?)] = [
            ("What it checks", summary), ("Why it matters", rationale),
            ("How the documents are read", reading),
            ("How to fix it", remedy),
            (
                "Where the limit comes from",
                sources.isEmpty ? nil : sources.map { "- \($0)" }.joined(separator: "\n")
            ),
        ]
        return sections.compactMap { section in section.text.map { (section.title, $0) } }
    }
}

extension String {
    /// The text, or its beginning: GitHub takes no more characters of a description.
    fileprivate func description(maxCount: Int) -> String {
        utf16.count <= maxCount ? self : String(prefix(maxCount / 2)) + "…"
    }
}
