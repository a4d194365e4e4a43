import PreflightModel

extension HTMLWriter {
    /// How many codes stand above the assets without anything being opened.
    private static var listed: Int { 8 }

    /// How often each code was found, and what it means.
    mutating func codes(_ summary: RunSummary, _ rules: [String: RulePage]) {
        guard !summary.codes.isEmpty else { return }
        literal("<section class=\"codes\" aria-labelledby=\"codes\">\n<h2 id=\"codes\">What was found</h2>\n")
        let urgent = summary.codes.sorted {
            ($0.severity, -$0.count, $0.code) < ($1.severity, -$1.count, $1.code)
        }
        for code in urgent.prefix(Self.listed) { explanation(of: code, rules[code.code]) }
        let rest = urgent.dropFirst(Self.listed)
        if !rest.isEmpty {
            element("details", ["class": "rest"]) { html in
                html.element("summary", "\(Wording.count(rest.count, "more code"))")
                html.line()
                for code in rest { html.explanation(of: code, rules[code.code]) }
            }
        }
        literal("</section>\n")
    }

    private mutating func explanation(of found: RunSummary.CodeCount, _ rule: RulePage?) {
        element("details", ["class": "code"]) { html in
            html.element("summary") { html in
                html.element("span", ["class": "count"], Decimals.grouped(Int64(found.count)))
                html.literal(" ")
                html.element("span", ["class": "label \(found.severity.rawValue)"], found.severity.rawValue)
                html.literal(" ")
                html.element("code", found.code)
                html.literal(" ")
                html.element("span", ["class": "rule"], found.rule)
                if found.fixable > 0 {
                    html.literal(" ")
                    html.element(
                        "span", ["class": "fixable"], "\(found.fixable) with a command that fixes it")
                }
            }
            // A link to something within closes nothing and opens this.
            html.element("div", ["class": "page", "id": html.anchor(found.code)]) { html in
                html.page(rule, found.code)
                html.element(
                    "button", ["type": "button", "class": "only", "data-code": found.code, "hidden": ""],
                    "Show these alone")
            }
        }
        line()
    }

    /// What a rule's page says, without its examples.
    private mutating func page(_ rule: RulePage?, _ code: String) {
        guard let rule else {
            element("p") { $0.prose("`preflight explain \(code)` says more.") }
            return
        }
        element("p") { $0.prose(rule.summary) }
        element("dl") { html in
            html.paragraphs("Why it matters", rule.rationale)
            if let reading = rule.reading { html.paragraphs("How the documents are read", reading) }
            html.paragraphs("How to fix it", rule.remedy)
        }
    }

    private mutating func paragraphs(_ title: String, _ text: String) {
        element("dt", title)
        element("dd") { html in
            for paragraph in text.split(separator: "\n") { html.element("p") { $0.prose(String(paragraph)) } }
        }
    }
}
