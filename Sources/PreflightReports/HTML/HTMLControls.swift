import PreflightModel

extension HTMLWriter {
    /// What searches, filters and sorts. Hidden until the script shows it, since it does nothing without.
    mutating func controls(_ summary: RunSummary) {
        guard summary.counts.assets + summary.requests.all > 1 else { return }
        literal("<form class=\"controls\" id=\"controls\" role=\"search\" aria-label=\"Assets\" hidden>\n")
        literal("<p class=\"search\"><label for=\"q\">Search</label> ")
        literal("<input type=\"search\" id=\"q\" name=\"q\" placeholder=\"name, code, words\" ")
        literal("autocomplete=\"off\" spellcheck=\"false\" dir=\"auto\" aria-keyshortcuts=\"/\"></p>\n")
        literal("<p><label for=\"code\">Code</label> <select id=\"code\" name=\"code\">")
        literal("<option value=\"\">any</option>")
        for code in summary.codes {
            element("option", ["value": code.code], "\(code.code) \(code.rule)")
        }
        literal("</select></p>\n<p><label for=\"sort\">Sort</label> <select id=\"sort\" name=\"sort\">")
        literal("<option value=\"\">as judged</option><option value=\"verdict\">worst first</option>")
        literal("<option value=\"name\">by name</option><option value=\"size\">largest first</option>")
        literal("<option value=\"duration\">longest first</option></select></p>\n")
        choices("Verdict", "verdict", ["fail", "unknown", "pass"])
        choices("Kind", "kind", ["image", "video", "request", "other"])
        literal("<p class=\"shown\"><output id=\"shown\" for=\"q code sort\" aria-live=\"polite\"></output> ")
        literal("<button type=\"reset\">Show all</button></p>\n</form>\n")
    }

    private mutating func choices(_ title: String, _ name: String, _ values: [String]) {
        literal("<fieldset>")
        element("legend", title)
        for value in values {
            element("label") { html in
                html.begin("input", ["type": "checkbox", "name": name, "value": value])
                html.element("span", ["class": value]) { html in
                    html.text(value)
                    html.literal(" <b></b>")
                }
            }
        }
        literal("</fieldset>\n")
    }
}
