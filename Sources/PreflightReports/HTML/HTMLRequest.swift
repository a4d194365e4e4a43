import PreflightModel

extension HTMLWriter {
    /// A request: what it was read as, what is wrong with its fields, and what is at stake.
    mutating func request(
        _ request: RequestReport, of report: Report, _ findings: [Finding], label: String
    ) {
        literal("<div class=\"picture none\" aria-hidden=\"true\"><span>{ }</span></div>")
        element("div", ["class": "body"]) { html in
            html.element("h3", ["id": label]) { html in
                html.verdict(report.verdict)
                html.literal(" <span class=\"what\">Request</span> ")
                html.element("bdi", ["class": "name"], request.path)
            }
            html.element("p", ["class": "short"]) { html in
                html.text("\(request.shortDescription), profile \(report.profile.id)")
                if request.verdict != report.verdict {
                    html.text(". Its fields alone: \(request.verdict.rawValue)")
                }
            }
            html.findings(findings, .member)
            if let stake = request.stake { html.stake(stake) }
        }
    }

    private mutating func stake(_ stake: Stake) {
        element("div", ["class": "stake"]) { html in
            html.element("p") { html in
                html.literal("<b>At stake</b> ")
                html.text(stake.statement)
            }
            if let source = stake.source { html.source(source) }
        }
    }
}
