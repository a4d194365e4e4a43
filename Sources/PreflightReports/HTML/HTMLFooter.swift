import PreflightModel

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
