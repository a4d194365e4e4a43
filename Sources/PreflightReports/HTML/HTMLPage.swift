import PreflightModel

extension HTMLWriter {
    /// Everything up to the first word that is seen.
    /// - Parameters:
    ///   - title: The page's title.
    ///   - target: The name of the element that the keyboard can go to at once.
    ///   - invitation: The words that say so.
    mutating func beginPage(
        title: String, skippingTo target: String = "assets", _ invitation: String = "Skip to the assets"
    ) {
        literal("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        begin("meta", ["http-equiv": "Content-Security-Policy", "content": HTMLPage.policy])
        literal("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        literal(
            "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
        )
        element("title", title)
        literal("\n<style>")
        embedded(HTMLPage.style)
        literal("</style>\n</head>\n<body>\n")
        element("a", ["class": "skip", "href": "#\(target)"], invitation)
        line()
    }

    /// The script, where there is one, and the end.
    mutating func endPage(isScripted: Bool = true) {
        if isScripted {
            literal("<script>")
            embedded(HTMLPage.script)
            literal("</script>\n")
        }
        literal("</body>\n</html>\n")
    }
}

/// What every page carries.
enum HTMLPage {
    static let style = String(decoding: PackageResources.report_css, as: UTF8.self)
    static let script = String(decoding: PackageResources.report_js, as: UTF8.self)

    /// What the page may do: show pictures that it has itself, and run the one script and the one style that we wrote. A
    /// script that comes in by a file's name has another digest.
    static let policy = [
        "default-src 'none'", "img-src data:", "style-src 'sha256-\(styleDigest)'",
        "script-src 'sha256-\(scriptDigest)'", "base-uri 'none'", "form-action 'none'",
    ].joined(separator: "; ")

    // SHA-256 of the two files in Page, in Base64. A test holds them to the files, and says what they must be.
    static let styleDigest = "ijEiJE9N765I+oK9aP9c5iXM8/8a4MHONTKn8S6cnt0="
    static let scriptDigest = "RJzH+cYueHTegoLhDQbI2WWeS8V/gdJv9YWRVyTChvE="
}

extension HTMLWriter {
    /// Which keys there are, and where to read on.
    mutating func footer(_ summary: RunSummary) {
        literal("<footer>\n")
        if let total = summary.total {
            element("p") { html in
                html.text(total)
                guard let code = summary.mostUrgentCode else { return }
                html.literal(" ")
                html.element("code", "preflight explain \(code)")
                html.literal(" says more.")
            }
        }
        literal(
            """
            <details class="keys" id="keys" hidden><summary>Keyboard</summary><dl>
            <dt><kbd>/</kbd></dt><dd>search</dd>
            <dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next and previous asset; then <kbd>↓</kbd> <kbd>↑</kbd> too</dd>
            <dt><kbd>Enter</kbd></dt><dd>open or close the asset’s facts</dd>
            <dt><kbd>c</kbd></dt><dd>copy the asset’s command</dd>
            <dt><kbd>Esc</kbd></dt><dd>leave the search</dd>
            </dl><label><input type="checkbox" id="use-keys" checked> Use these keys</label></details>

            """)
        literal("</footer>\n<p class=\"spoken\" id=\"spoken\" role=\"status\"></p>\n")
    }
}

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
